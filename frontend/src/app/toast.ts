/** What just happened, said aloud: a live region speaks only of changes, so its words are put in again. */
export function sayToast(region: Element | null): void {
  const words = region?.querySelector("[data-words]");
  if (!words) return;
  const said = words.textContent;
  words.textContent = "";
  window.setTimeout(() => { words.textContent = said; }, 150);
  forgetInAddress("done");
  if (cameByKeyboard()) region?.querySelector<HTMLElement>("button")?.focus();
}

const BY_KEYBOARD = "lull-by-keyboard";

/** Remembers for the next page that a form was sent with a key, so that Undo need not be looked for. */
export function rememberKeyboard(): void {
  document.addEventListener("click", (event) => {
    const isSending = event.target instanceof Element && event.target.closest("form button") !== null;
    if (isSending && event.detail === 0) window.sessionStorage.setItem(BY_KEYBOARD, "yes");
  });
}

/** Tells once whether the form before this page was sent with a key. */
function cameByKeyboard(): boolean {
  const came = window.sessionStorage.getItem(BY_KEYBOARD) !== null;
  window.sessionStorage.removeItem(BY_KEYBOARD);
  return came;
}

/** Takes the note about what was done out of the address, so that a reload does not say it again. */
function forgetInAddress(name: string): void {
  const address = new URL(window.location.href);
  address.searchParams.delete(name);
  window.history.replaceState(null, "", address);
}
