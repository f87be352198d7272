/**
 * Live runs in the speaker view. An element in its frames shows what the same element in the audience's window shows,
 * and starts and stops that one, so that no run is started twice. That window answers only frames of its own site.
 */
const SpeakerView = (() => {
'use strict';

/** In a frame of the speaker view, the audience's window; elsewhere null. */
const AUDIENCE = /[?&]receiver\b/.test(location.search) ? parent.opener : null;
const CHANNEL = new BroadcastChannel('greenlab-live-run'); // from the audience's window to the frames
const all = () => [...document.querySelectorAll('live-run')];

const toggle = live => AUDIENCE.postMessage({ liveRun: all().indexOf(live) }, '*');

function publish(live, state) {
  if (!AUDIENCE && live.closest('.reveal')) {
    CHANNEL.postMessage({ index: all().indexOf(live), state });
  }
}

if (AUDIENCE) {
  CHANNEL.onmessage = ({ data: { index, state } }) => all()[index]?.mirror(state);
  addEventListener('DOMContentLoaded', () => AUDIENCE.postMessage({ liveRun: 'all' }, '*'));
} else {
  addEventListener('message', ({ origin, data }) => {
    if (origin === location.origin && data?.liveRun !== undefined) {
      all().forEach(live => data.liveRun === 'all' && live.publish());
      all()[data.liveRun]?.toggle();
    }
  });
}

return { mirrors: AUDIENCE !== null, toggle, publish };
})();
