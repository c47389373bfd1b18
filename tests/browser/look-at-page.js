// Runs in the page; gives what the tests ask about. Plain JavaScript: nothing compiles it.
(() => {
  const visible = (element) => element.checkVisibility() && element.getClientRects().length > 0;

  /** Red, green, blue and how much they cover. */
  const channels = (colour) => {
    const [red, green, blue, alpha = 1] = (colour.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
    return { rgb: [red, green, blue], alpha };
  };
  const luminance = (rgb) => {
    const [red, green, blue] = rgb.map((each) => {
      const share = each / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (a, b) => {
    const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };
  /** What an element stands on; text in a drawing stands on its own outline. */
  const ground = (element) => {
    if (element.closest('svg')) {
      const { stroke } = getComputedStyle(element);
      if (stroke !== 'none') return channels(stroke).rgb;
    }
    for (let at = element; at; at = at.parentElement) {
      const { rgb, alpha } = channels(getComputedStyle(at).backgroundColor);
      if (alpha === 1) return rgb;
    }
    return [255, 255, 255];
  };
  const texts = [...document.querySelectorAll('body *')].filter(
    (element) =>
      visible(element) &&
      !element.closest('title, desc, .patterns') &&
      [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''),
  );
  const faint = texts.flatMap((element) => {
    const style = getComputedStyle(element);
    const ink = channels(element.closest('svg') ? style.fill : style.color).rgb;
    const ratio = contrast(ink, ground(element));
    return ratio < 4.5 ? [`${element.textContent.trim().slice(0, 40)}: ${ratio.toFixed(2)}`] : [];
  });

  const { scrollWidth, clientWidth } = document.documentElement;
  const beyond = [...document.querySelectorAll('main *, header *')]
    .filter((element) => visible(element) && !element.parentElement.closest('.table, svg'))
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return left < -0.5 || right > clientWidth + 0.5;
    })
    .map((element) => `${element.tagName} ${element.className}`);
  const tables = [...document.querySelectorAll('table')].map((table) => ({
    caption: table.caption?.querySelector('span')?.firstChild.data ?? '',
    columns: table.querySelectorAll('thead th[scope="col"]').length,
    cells: [...new Set([...table.rows].map((row) => row.cells.length))],
    named: [...table.tBodies[0].rows].every((row) => row.querySelector('th[scope="row"]')),
    frame: document.getElementById(table.parentElement.getAttribute('aria-labelledby'))?.tagName,
    tooWide: table.getBoundingClientRect().width - table.parentElement.clientWidth > 1,
  }));
  const drawings = [...document.querySelectorAll('svg[role="img"]')].map((drawing) => {
    const [title, description] = drawing
      .getAttribute('aria-labelledby')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '');
    const width = drawing.getBoundingClientRect();
    const outside = [...drawing.querySelectorAll('text')]
      .filter(visible)
      .filter((text) => {
        const box = text.getBoundingClientRect();
        return box.left < width.left - 6 || box.right > width.right + 6;
      })
      .map((text) => text.textContent);
    return { title, description, outside };
  });
  return {
    language: document.documentElement.lang,
    headings: [...document.querySelectorAll('h1, h2, h3')].map(
      (heading) => `${heading.tagName} ${heading.textContent.trim()}`,
    ),
    text: document.body.innerText,
    faint,
    overflow: scrollWidth - clientWidth,
    beyond,
    tables,
    drawings,
    dangling: [...document.querySelectorAll('a[href^="#"]')]
      .map((link) => link.getAttribute('href').slice(1))
      .filter((id) => !document.getElementById(id)),
  };
})();
