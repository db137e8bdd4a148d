/** The elements of a stage. Text changes only when it differs, so that nobody hears the same words twice. */

export function find<T extends HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the stage has no #${id}`);
  return element as T;
}

export function write(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words;
}
