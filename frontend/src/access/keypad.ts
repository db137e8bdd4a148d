/** Fills in a field without a keyboard: its keys on the screen, pressed like any other button. */
import { say } from "../app/say";
import { isField, keysOf, sayValue, type Field, type FieldKey } from "./field-keys";

export class Keypad {
  private panel: HTMLElement | undefined;

  /** `onClosed` hears that the page is to be gone on with. */
  constructor(private readonly onClosed: () => void) {}

  /** What can be pressed meanwhile; the page lies still behind it. */
  get opened(): HTMLElement | undefined {
    return this.panel;
  }

  /** Opens for a field; false where a control is pressed as it is. */
  open(control: HTMLElement): boolean {
    if (this.panel?.contains(control) || !isField(control) || control.disabled) return false;
    if ("readOnly" in control && control.readOnly) return false;
    this.close();
    this.panel = this.build(control);
    document.body.append(this.panel);
    return true;
  }

  close(): void {
    if (!this.panel) return;
    this.panel.remove();
    this.panel = undefined;
    this.onClosed();
  }

  private build(field: Field): HTMLElement {
    const panel = document.createElement("section");
    panel.className = "keypad";
    panel.setAttribute("role", "dialog");
    panel.setAttribute("aria-label", labelOf(field));
    const name = document.createElement("h2");
    name.textContent = labelOf(field);
    const shown = document.createElement("output");
    shown.textContent = sayValue(field);
    panel.append(name, shown);
    const put = (key: FieldKey): void => {
      fillIn(field, key.next(field.value));
      shown.textContent = sayValue(field);
      if (key.isLast) this.close();
    };
    const rows = document.createElement("div");
    rows.className = "key-rows";
    rows.append(...keysOf(field, new Date()).map((row) => makeRow(row, put)));
    panel.append(rows, makeRow([{ words: say("Done"), next: (value) => value, isLast: true }], put));
    return panel;
  }
}

function makeRow(row: readonly FieldKey[], put: (key: FieldKey) => void): HTMLElement {
  const line = document.createElement("div");
  line.className = "key-row";
  for (const key of row) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn";
    button.textContent = key.words;
    if (key.says) button.setAttribute("aria-label", key.says);
    button.addEventListener("click", () => { put(key); });
    line.append(button);
  }
  return line;
}

/** Writes as if it had been typed, so that whatever listens to the field hears it. */
function fillIn(field: Field, value: string): void {
  if (field.value === value) return;
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Names the field, with its unit: an amount is never written without one. */
function labelOf(field: Field): string {
  const name = field.labels?.[0]?.textContent.trim() ?? field.getAttribute("aria-label") ?? field.name;
  const unit = field.closest(".with-unit")?.querySelector("span")?.textContent.trim();
  return unit ? `${name} (${unit})` : name;
}
