// Starts Reveal if it is installed and the window is wide enough. A classic script, so that it runs from a file, too.
'use strict';

const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
const narrow = matchMedia('(width < 700px)'); // a phone, or a page at 400 %
const printed = /[?&](view=print|print-pdf)\b/.test(location.search);
const framed = printed || /[?&]receiver\b/.test(location.search); // on paper, or in the speaker's view

/**
 * Chromium's --print-to-pdf prints at the load event, but Reveal only then starts to lay out its pages. So it starts
 * earlier here, as soon as the elements of the slides have their content, and an open frame delays the event until it
 * is done.
 */
async function layOutBeforeLoad(deck) {
  const frame = document.body.appendChild(document.createElement('iframe'));
  frame.contentDocument.open();
  deck.on('pdf-ready', () => {
    // Reveal hides all slides but one from screen readers; on paper all are visible, and their headings are bookmarks.
    document.querySelectorAll('.slides [aria-hidden]').forEach(slide => slide.removeAttribute('aria-hidden'));
    frame.remove();
  });
  Object.defineProperty(document, 'readyState', { value: 'complete' }); // what Reveal waits for
  await new Promise(resolve => document.addEventListener('DOMContentLoaded', resolve)); // after deferred scripts
}

async function start() {
  const deck = new Reveal(document.querySelector('.reveal'), {
    width: 1280,
    height: 720,
    margin: 0,
    center: false,
    hash: true,
    navigationMode: 'linear', // chapters are columns in the overview; the arrow keys go through all slides
    slideNumber: 'c/t',
    defaultTiming: 60, // seconds; most slides have their own, from the minutes in their notes
    scrollActivationWidth: null,
    transition: calm ? 'none' : 'fade',
    backgroundTransition: 'none',
    autoAnimate: !calm,
    autoAnimateDuration: 0.8,
    pdfSeparateFragments: false,
    plugins: printed ? [RevealHighlight] : [RevealHighlight, RevealNotes, RevealSearch, RevealMenu],
    menu: {
      path: '../webjars/reveal.js-menu/2.1.0/',
      loadIcons: false,
      markers: false,
      numbers: 'c',
      openButton: false, // M opens it; the help overlay (?) lists all keys
      themes: false,
      transitions: false,
    },
  });
  if (printed) {
    await layOutBeforeLoad(deck);
  }
  await deck.initialize();
  document.querySelector('.slide-menu-panel')?.setAttribute('tabindex', '0'); // it scrolls
  deck.addKeyBinding({ keyCode: 82, key: 'R', description: 'Start or stop the live run' },
    () => deck.getCurrentSlide().querySelector('live-run')?.toggle());
  // In Reveal's role "application" a screen reader passes all keys to the page. The slides are text to read.
  document.querySelector('.reveal').removeAttribute('role');
}

/** Shows one slide below the other, with text as large as on the other pages. */
function scroll() {
  document.querySelector('link[href$="/reveal.css"]').disabled = true;
  document.documentElement.classList.add('scroll');
  // What scrolls sideways must be reachable by keyboard.
  document.querySelectorAll('.slides figure, .slides section:has(.drawing)').forEach(part => { part.tabIndex = 0; });
  document.getElementById(location.hash.replace(/^#\/?/, ''))?.scrollIntoView();
}

if (window.Reveal && (framed || !narrow.matches)) {
  start();
} else {
  scroll();
}
if (window.Reveal && !framed) {
  narrow.addEventListener('change', () => location.reload());
}
