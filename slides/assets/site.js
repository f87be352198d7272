// Search, on all pages but the deck. The index is a script, so that it loads in a page opened as a file as well; it is
// loaded when it is first needed.
(() => {
  'use strict';

  const MOST = 12;
  const box = document.querySelector('.search');
  const [input, status, list] = box.children;
  let sections = null;

  const words = (text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

  async function load() {
    if (sections) return;
    await new Promise((loaded) => {
      const script = document.createElement('script');
      script.src = `${box.dataset.root}assets/sections.js`;
      script.onload = script.onerror = loaded;
      document.head.append(script);
    });
    sections = (window.greenlabSections ?? []).map(([title, page, url, text]) =>
      ({ title, page, url, inTitle: words(title), inText: words(text) }));
  }

  // Each word must be a prefix of a word in the section; words in its title rank it higher.
  function rank(section, wanted) {
    let points = 0;
    for (const word of wanted) {
      if (section.inTitle.includes(word)) points += 3;
      else if (section.inTitle.some((one) => one.startsWith(word))) points += 2;
      else if (!section.inText.some((one) => one.startsWith(word))) return -1;
    }
    return points / section.inTitle.length + (points > 0 ? 1 : 0);
  }

  function found(text) {
    const wanted = words(text);
    return wanted.length === 0 ? [] : sections.map((section) => ({ section, points: rank(section, wanted) }))
      .filter(({ points }) => points >= 0).sort((a, b) => b.points - a.points).map(({ section }) => section);
  }

  async function search() {
    await load();
    const text = input.value;
    const all = found(text);
    list.replaceChildren(...all.slice(0, MOST).map(item));
    list.hidden = all.length === 0;
    status.textContent = text.trim() === '' ? ''
      : all.length > MOST ? `The best ${MOST} of ${all.length} results` : `${all.length || 'No'} results`;
  }

  function item({ title, page, url }) {
    const entry = document.createElement('li');
    const link = document.createElement('a');
    const where = document.createElement('small');
    link.href = box.dataset.root + url;
    link.textContent = title;
    where.textContent = page === title ? '' : page;
    link.append(' ', where);
    link.addEventListener('click', close); // the link may be to a section of this page
    entry.append(link);
    return entry;
  }

  function close() {
    list.hidden = true;
    list.replaceChildren();
    status.textContent = input.value = '';
  }

  function key(event) {
    const links = [...list.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement);
    if (event.key === 'Escape') {
      close();
      input.focus();
    } else if (event.key === 'ArrowDown') {
      links[Math.min(at + 1, links.length - 1)]?.focus();
    } else if (event.key === 'ArrowUp') {
      (links[at - 1] ?? input).focus();
    } else if (event.key === 'Enter' && at < 0) {
      links[0]?.click();
    } else {
      return;
    }
    event.preventDefault();
  }

  function slash(event) {
    const typing = event.target.closest('input:not([type="radio"], [type="range"]), textarea, select');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
    }
  }

  box.hidden = false;
  input.addEventListener('focus', load);
  input.addEventListener('input', search);
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.target === input) key(event);
  });
  document.addEventListener('keydown', slash);
  document.addEventListener('click', (event) => { if (!box.contains(event.target)) close(); });
})();

// A table of contents above the page is folded. Code that scrolls sideways can be scrolled by keyboard.
(() => {
  'use strict';

  if (matchMedia('(width < 100rem)').matches) {
    document.querySelector('.contents details')?.removeAttribute('open');
  }
  const reachable = () => document.querySelectorAll('pre').forEach((code) => {
    if (code.scrollWidth > code.clientWidth) code.tabIndex = 0;
  });
  for (const change of ['load', 'resize', 'input']) addEventListener(change, reachable);
})();
