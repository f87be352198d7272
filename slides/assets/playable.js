// A timeline in a notebook's output can be played in real time. Loaded after recorded-run.js.
(() => {
  'use strict';

  function enhance(figure) {
    const svg = figure.querySelector('svg.greenlab-timeline');
    if (!RecordedRun.playable(svg)) return;
    const button = Object.assign(document.createElement('button'), { type: 'button' });
    let showAll = null;
    const rest = () => {
      showAll = null;
      figure.toggleAttribute('playing', false);
      button.textContent = 'Play it in real time';
    };
    button.addEventListener('click', () => {
      if (showAll) {
        showAll();
        return;
      }
      figure.toggleAttribute('playing', true);
      button.textContent = 'Show all';
      showAll = RecordedRun.play(svg, seconds(svg), () => {}, rest);
    });
    rest();
    figure.prepend(button);
  }

  // The run may end long before the axis does.
  function seconds(svg) {
    const stated = /: ([\d.]+) s\b/.exec(svg.querySelector('desc')?.textContent);
    return Number(stated?.[1] ?? svg.dataset.seconds);
  }

  document.querySelectorAll('figure.playable').forEach(enhance);
})();
