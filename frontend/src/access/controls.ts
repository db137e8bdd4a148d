/** What can be pressed on a page, and how it hangs together. */
import { arrange, controlsOf, type Group, type Part } from "./scan-tree";

/** A wide table that scrolls sideways is a control too: without it, its columns would be lost. */
const WIDE = ".table-scroll";
const ANY = `a[href], button, summary, select, textarea, input:not([type="hidden"]), ${WIDE}`;

/** What a page has at its heart: the ring begins there and comes back to it after anything else. */
const HOME = "[data-scan-home]";
/** Where the ring stays longer than elsewhere: on a stage the button that counts. */
const LONG = '[data-scan-home="stay"]';

export function isThere(control: HTMLElement): boolean {
  if (control.closest(".skip, [inert]") || control.getAttribute("aria-disabled") === "true") return false;
  if (control.matches(":disabled") || !control.checkVisibility({ visibilityProperty: true })) return false;
  return !control.matches(WIDE) || control.scrollWidth > control.clientWidth + 1;
}

/** Whether the ring stays longer here. */
export function isLong(control: HTMLElement): boolean {
  return control.matches(LONG);
}

export function isHome(control: HTMLElement): boolean {
  return control.matches(HOME);
}

/** What is seen of a control: a small box together with its words. */
export function shownPart(control: HTMLElement): HTMLElement {
  return control.closest<HTMLElement>("label") ?? control;
}

/** The control under a point of the window, if there is one. */
export function controlAt(x: number, y: number): HTMLElement | null {
  const hit = document.elementFromPoint(x, y);
  const label = hit?.closest("label");
  const control = label instanceof HTMLLabelElement ? label.control : hit?.closest<HTMLElement>(ANY);
  return control && isThere(control) ? control : null;
}

/** Which control this is, in words that stay the same when a page is renewed. */
export function nameOf(control: HTMLElement): string {
  const isChoice = control instanceof HTMLButtonElement || (control instanceof HTMLInputElement && /^(radio|checkbox)$/.test(control.type));
  const value = isChoice ? control.value : "";
  return [control.tagName, control.id, control.getAttribute("name"), control.getAttribute("href"), value].join(" ");
}

/** Everything there is in some places of the page, the heart of it first, in groups as the page has them. */
export function findControls(roots: readonly Element[]): Group<HTMLElement> {
  const tree = arrange({ parts: roots.map(branch) });
  const homes = controlsOf(tree).filter(isHome);
  if (homes.length === 0) return tree;
  const others = arrange({ parts: [without(tree, new Set(homes))] });
  return { parts: [...homes.map((control) => ({ control })), ...others.parts] };
}

function branch(element: Element): Part<HTMLElement> {
  if (element instanceof HTMLElement && element.matches(ANY) && !element.matches(WIDE)) {
    return isThere(element) ? { control: element } : { parts: [] };
  }
  const inner = [...element.children].map(branch);
  const isWide = element instanceof HTMLElement && element.matches(WIDE) && isThere(element);
  return { parts: isWide ? [{ control: element }, ...inner] : inner };
}

function without(part: Part<HTMLElement>, left: ReadonlySet<HTMLElement>): Part<HTMLElement> {
  if ("control" in part) return left.has(part.control) ? { parts: [] } : part;
  return { parts: part.parts.map((one) => without(one, left)) };
}
