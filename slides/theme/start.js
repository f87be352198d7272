// Starts Reveal, where it is. A classic script, so that it runs from a file as well.
'use strict';

const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;

async function start() {
  const deck = new Reveal(document.querySelector('.reveal'), {
    width: 1280,
    height: 720,
    margin: 0,
    center: false,
    hash: true,
    slideNumber: 'c/t',
    transition: calm ? 'none' : 'fade',
    backgroundTransition: 'none',
    autoAnimate: !calm,
    autoAnimateDuration: 0.8,
    pdfSeparateFragments: false,
    plugins: [RevealHighlight, RevealNotes],
  });
  await deck.initialize();
  // An application's keys are its own: a screen reader would stop reading. These are pages.
  document.querySelector('.reveal').removeAttribute('role');
}

if (window.Reveal) {
  start();
} else {
  document.documentElement.classList.add('scroll'); // no Reveal.js was set up: one slide below the other
}
