/**
 * Live runs in the speaker view: its frames show what the same element of the hall's window shows, and start and stop
 * that one, so that a run is never started twice. The hall answers only frames of its own site.
 */
const SpeakerView = (() => {
'use strict';

/** The hall's window, in a frame of the speaker view. */
const HALL = /[?&]receiver\b/.test(location.search) ? parent.opener : null;
const CHANNEL = new BroadcastChannel('greenlab-live-run'); // from the hall to the frames
const all = () => [...document.querySelectorAll('live-run')];

const toggle = live => HALL.postMessage({ liveRun: all().indexOf(live) }, '*');

function publish(live, state) {
  if (!HALL && live.closest('.reveal')) {
    CHANNEL.postMessage({ index: all().indexOf(live), state });
  }
}

if (HALL) {
  CHANNEL.onmessage = ({ data: { index, state } }) => all()[index]?.mirror(state);
  addEventListener('DOMContentLoaded', () => HALL.postMessage({ liveRun: 'all' }, '*'));
} else {
  addEventListener('message', ({ origin, data }) => {
    if (origin === location.origin && data?.liveRun !== undefined) {
      all().forEach(live => data.liveRun === 'all' && live.publish());
      all()[data.liveRun]?.toggle();
    }
  });
}

return { mirrors: HALL !== null, toggle, publish };
})();
