/** What just happened, said aloud: a live region speaks only of changes, so its words are put in again. */
export function sayToast(region: Element | null): void {
  const words = region?.querySelector("[data-words]");
  if (!words) return;
  const said = words.textContent;
  words.textContent = "";
  window.setTimeout(() => { words.textContent = said; }, 150);
  forgetInAddress("done");
}

/** Takes the note about what was done out of the address, so that a reload does not say it again. */
function forgetInAddress(name: string): void {
  const address = new URL(window.location.href);
  address.searchParams.delete(name);
  window.history.replaceState(null, "", address);
}
