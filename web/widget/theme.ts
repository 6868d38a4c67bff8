import type { WidgetTopic } from '../shared';

type Rgb = readonly [number, number, number];

const READABLE = 4.5;

/** Sets the topic's colours and font on an element. Colours that are missing or not hexadecimal keep the style sheet's. */
export function applyTheme(element: HTMLElement, { colors, badge, font }: WidgetTopic['widget']): void {
  const pair = (name: string, background: string | null, text: string | null) => {
    const ground = parse(background);
    if (!ground) return;
    element.style.setProperty(`--${name}`, toCss(ground));
    element.style.setProperty(`--${name}-text`, toCss(readable(parse(text), ground)));
  };
  pair('main', colors.main, null);
  pair('badge', badge.color ?? colors.main, badge.textColor);
  pair('button', colors.button ?? colors.main, colors.buttonText);
  pair('customer', colors.customerMessage ?? colors.main, colors.customerMessageText);
  pair('agent', colors.agentMessage, colors.agentMessageText);
  if (font.size && CSS.supports('font-size', font.size)) element.style.setProperty('--font-size', font.size);
  if (font.family && CSS.supports('font-family', font.family)) element.style.setProperty('--font', font.family);
}

/** The wanted colour if it can be read on the ground, else black or white. */
function readable(wanted: Rgb | undefined, ground: Rgb): Rgb {
  if (wanted && contrast(wanted, ground) >= READABLE) return wanted;
  const black: Rgb = [0, 0, 0];
  const white: Rgb = [255, 255, 255];
  return contrast(black, ground) > contrast(white, ground) ? black : white;
}

function parse(color: string | null): Rgb | undefined {
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(color?.trim() ?? '')?.[1];
  if (!hex) return undefined;
  const digits = hex.length === 3 ? [...hex].map(digit => digit + digit) : (hex.match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0] = digits.map(pair => parseInt(pair, 16));
  return [red, green, blue];
}

function toCss(color: Rgb): string {
  return `rgb(${color.join(' ')})`;
}

/** Contrast ratio of WCAG 2. */
function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map(part => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
