// What runs inside the page, as a script of the browser: `ask` of reader.ts evaluates it and calls one of its functions.

/** Opens all that is folded. */
function unfold() {
  for (const details of document.querySelectorAll('details')) details.open = true;
}

/** What is wider than the page, but for what scrolls by itself. */
function tooWide() {
  const ownWidth = '.scroll, .unseen, .skip, .sprite';
  const wide = [...document.querySelectorAll('body *')].filter((element) => element.closest(ownWidth) === null && element.getBoundingClientRect().right > window.innerWidth + 0.5);
  return [...(document.documentElement.scrollWidth > window.innerWidth ? ['the page'] : []), ...wide.map((element) => element.outerHTML.slice(0, 120))];
}

/** The texts of pictures that leave their boxes, or touch each other. */
function untidyTexts() {
  return [...document.querySelectorAll('.picture')].flatMap((picture) => {
    const texts = [...picture.querySelectorAll('text')].map((element) => ({ element, at: element.getBoundingClientRect() }));
    const outside = texts.filter(({ element, at }) => {
      // The rectangle, for what holds it is as large as all that it holds.
      const box = (element.closest('.p-box')?.querySelector('rect') ?? picture).getBoundingClientRect();
      return at.left < box.left || at.right > box.right || at.top < box.top || at.bottom > box.bottom;
    });
    // Lines of one box stand close: the boxes of their letters may share some pixels, never more.
    const touch = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 2;
    const over = texts.flatMap((one, index) => texts.slice(index + 1).filter((other) => touch(one.at, other.at)));
    return [...outside, ...over].map(({ element }) => element.textContent);
  });
}

/** Where the keyboard is; null where it left the page. `inOrder`: after all stops before. */
function currentStop() {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const last = [...document.querySelectorAll('[data-visited]')].at(-1);
  const inOrder = last === undefined || Boolean(last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
  element.setAttribute('data-visited', '');
  const outlined = [getComputedStyle(element), getComputedStyle(element, '::after')].some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2);
  return { name: element.textContent.slice(0, 60), target: element.getAttribute('href') ?? '', inOrder, isVisible: outlined && element.getBoundingClientRect().width > 0 };
}

/** How many pieces of evidence, rules and losses are folded away. */
function folded() {
  return [...document.querySelectorAll('.evidence li, .rules li, .fold td')].filter((element) => !element.checkVisibility()).length;
}

/** Tries to run, to style and to load something; says what of it the page allowed. */
async function attempts() {
  const [script, style, image] = ['script', 'style', 'img'].map((name) => document.createElement(name));
  script.textContent = 'document.body.dataset.ran = "yes"';
  style.textContent = 'body { opacity: .5 }';
  const loaded = new Promise((resolve) => {
    image.onload = () => resolve(true);
    image.onerror = () => resolve(false);
  });
  image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
  document.body.append(script, style, image);
  const allowed = { script: document.body.dataset.ran === 'yes', style: getComputedStyle(document.body).opacity !== '1', image: await loaded };
  return Object.entries(allowed).filter(([, done]) => done).map(([name]) => name);
}

/** What axe finds, and the rules that it judged by. axe must be there already. */
async function judged() {
  const { violations, passes } = await window.axe.run(document, { resultTypes: ['violations', 'passes'], rules: { 'target-size': { enabled: true } } });
  return { faults: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`), rules: passes.map(({ id }) => id) };
}
