/**
 * How well the worst legible text of a page stands out from what is behind it.
 *
 * @param body a locator of Playwright
 * @returns its contrast as WCAG 2 reckons it, from 1 to 21, and the text
 */
export function lowestContrast(body) {
  return body.evaluate((root) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    // Whatever notation a colour is in, the browser can paint it.
    const painted = (...colors) => {
      canvas.clearRect(0, 0, 1, 1);
      for (const color of colors) {
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
      }
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const luminance = ([red, green, blue]) => {
      const [r, g, b] = [red, green, blue]
        .map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element) => {
      const colors = [];
      for (let one = element; one !== null; one = one.parentElement) {
        colors.unshift(getComputedStyle(one).backgroundColor);
        if (painted(colors[0])[3] === 255) break;
      }
      return colors;
    };
    const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
    const texts = [...root.querySelectorAll('*')].filter((one) => hasText(one) && one.checkVisibility());
    const measured = texts.map((element) => {
      const { color, fill } = getComputedStyle(element);
      const back = behind(element);
      const [one, other] = [
        luminance(painted(...back)),
        luminance(painted(...back, element.namespaceURI.endsWith('svg') ? fill : color)),
      ];
      const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      return {
        ratio,
        text: `${element.className.baseVal ?? element.className} “${element.textContent.trim().slice(0, 40)}”`,
      };
    });
    return measured.toSorted((a, b) => a.ratio - b.ratio)[0];
  });
}
