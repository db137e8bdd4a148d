/**
 * Keeps what is pressed before a page's own script is there, so that nobody has to press twice. The one script a
 * page waits for: small, without imports, first in the head. `early-presses.ts` does what was kept.
 *
 * A control that needs its script carries `data-early`, with the key that presses it, if there is one. Pressed too
 * soon it carries `data-pressed` as well, in the order of the presses, and says so.
 */
(() => {
  /** As in the cool-down: what follows a press, or the page's own coming up, so soon is a tremor's. */
  const COOL_DOWN_MS = 500;
  const { dataset } = document.documentElement;
  const forgetsSecond = dataset["onePress"] !== undefined || dataset["way"] === "dwell" || dataset["way"] === "gaze";
  let lastMs = performance.now();
  let presses = 0;

  const options = { capture: true };
  window.addEventListener("click", hearClick, options);
  window.addEventListener("keydown", hearKey, options);
  for (const kind of ["keyup", "auxclick", "contextmenu", "mousedown", "dblclick"] as const) window.addEventListener(kind, swallowForSwitch, options);
  window.addEventListener("error", giveUp, options);

  function hearClick(event: MouseEvent): void {
    if (swallowForSwitch(event)) return;
    const control = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-early]") : null;
    if (control && !sends(control) && isNew(event)) keep(control);
  }

  function hearKey(event: KeyboardEvent): void {
    if (isUnused(event) || swallowForSwitch(event) || event.repeat) return;
    const key = event.key.toLowerCase();
    const isOnControl = event.target instanceof Element && event.target.closest("button, a, input, select, textarea, summary") !== null;
    if (isOnControl && /^( |enter)$/.test(key)) return; // that is a click of its own
    const control = document.querySelector<HTMLElement>(`[data-early="${CSS.escape(key)}"]`);
    if (!control) return;
    event.preventDefault();
    if (!isNew(event)) return;
    if (sends(control)) control.click();
    else keep(control);
  }

  /** A button that sends its form needs no script. */
  function sends(control: HTMLElement): boolean {
    return control instanceof HTMLButtonElement && control.type === "submit";
  }

  /** Once, however often it is pressed: who sees nothing happen presses again. */
  function keep(control: HTMLElement): void {
    if (control.dataset["pressed"] !== undefined) return;
    presses += 1;
    control.dataset["pressed"] = String(presses);
    const words = document.createElement("small");
    words.className = "early-words";
    const place = control.closest<HTMLElement>("[data-early-words]");
    words.textContent = place?.dataset["earlyWords"] ?? "";
    control.append(words);
    const status = place?.querySelector("[data-early-status]");
    if (status) status.textContent = place?.dataset["earlySays"] ?? "";
  }

  function isNew(event: Event): boolean {
    if (!forgetsSecond || !event.isTrusted) return true;
    const nowMs = performance.now();
    const isNew = nowMs - lastMs >= COOL_DOWN_MS;
    lastMs = nowMs;
    return isNew;
  }

  /** A switch chooses what its ring is around. Before there is a ring it chooses nothing, and scrolls nothing. */
  function swallowForSwitch(event: Event): boolean {
    const isLent = window.sessionStorage.getItem("lull-lent") !== null;
    if (!event.isTrusted || isLent || !/switch/.test(dataset["way"] ?? "")) return false;
    if (document.querySelector(".way-wait") && !isUnused(event)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    return true;
  }

  /** What a page needs from the keyboard stays its own. */
  function isUnused(event: Event): boolean {
    return event instanceof KeyboardEvent && (event.ctrlKey || event.altKey || event.metaKey || /^(Tab|Escape|F\d+)$/.test(event.key));
  }

  /** A script that never comes must not lock the keyboard. */
  function giveUp(event: Event): void {
    if (event.target instanceof HTMLScriptElement) document.querySelector(".way-wait")?.remove();
  }
})();
