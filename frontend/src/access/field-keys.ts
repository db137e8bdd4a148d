/** Which keys a field gets on the screen, row by row, and what each of them does to its value. */
import { say } from "../app/say";
import { stepDay, stepPlace, stepTime, today } from "./field-steps";

export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export interface FieldKey {
  readonly words: string;
  /** What is said where the words alone are not enough. */
  readonly says?: string;
  /** The value after this key. */
  readonly next: (value: string) => string;
  /** Whether the choice is made with it. */
  readonly isLast?: boolean;
}
export type KeyRows = readonly (readonly FieldKey[])[];

/** The last line holds the letters a language has of its own. */
const LETTERS = ["abcdef", "ghijkl", "mnopqr", "stuvwx", say("yz.,-'")];
const DIGITS = ["12345", "67890"];
/** Up to so many choices each have a key of their own; a longer list is gone through in steps. */
const MOST_CHOICES = 12;
const LIST_STEPS = [1, 10, 50];

const writes = (sign: string, words = sign, says?: string): FieldKey => ({ words, ...(says && { says }), next: (value) => value + sign });
const rows = (lines: readonly string[]): FieldKey[][] => lines.map((line) => [...line].map((sign) => writes(sign)));
const rubOut: FieldKey = { words: say("Delete"), says: say("Delete the last sign"), next: (value) => [...value].slice(0, -1).join("") };
const empty: FieldKey = { words: say("Empty"), next: () => "" };

/** Whether a field is filled in on the screen; the others are pressed as they are. */
export function isField(control: Element): control is Field {
  if (control instanceof HTMLInputElement) return !/^(radio|checkbox|file|submit|button|reset|image)$/.test(control.type);
  return control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement;
}

/** The keys of a field. `now` is where an empty day or time begins. */
export function keysOf(field: Field, now: Date): KeyRows {
  if (field instanceof HTMLSelectElement) return listKeys(field);
  if (field.type === "date") return dayKeys(now);
  if (field.type === "time") return timeKeys(now);
  if (field.type === "tel") return [...rows(DIGITS), [writes("+"), writes(" ", say("Space")), rubOut]];
  if (field.inputMode === "numeric" || field.type === "number") return [...rows(DIGITS), [rubOut]];
  if (field.inputMode === "decimal") return [...rows(DIGITS), [writes("."), rubOut]];
  return textKeys();
}

/** What a field says of its value. */
export function sayValue(field: Field): string {
  if (field instanceof HTMLSelectElement) return field.selectedOptions[0]?.text ?? "";
  if (field.type === "password") return "•".repeat(field.value.length);
  return field.value;
}

function textKeys(): KeyRows {
  const capitals = LETTERS.slice(0, -1).map((line) => line.toUpperCase());
  return [...rows(LETTERS), [writes(" ", say("Space")), rubOut, empty], ...rows([...capitals, say("YZ@:/+")]), ...rows(DIGITS)];
}

function dayKeys(now: Date): KeyRows {
  const move = (words: string, part: "day" | "month" | "year", by: number): FieldKey => ({
    words,
    next: (value) => (value === "" ? today(now) : stepDay(value, part, by)),
  });
  return [
    [move(say("A day earlier"), "day", -1), move(say("A day later"), "day", 1), move(say("7 days earlier"), "day", -7), move(say("7 days later"), "day", 7)],
    [move(say("A month earlier"), "month", -1), move(say("A month later"), "month", 1)],
    [move(say("A year earlier"), "year", -1), move(say("A year later"), "year", 1), move(say("10 years earlier"), "year", -10)],
    [{ words: say("Today"), next: () => today(now) }, empty],
  ];
}

function timeKeys(now: Date): KeyRows {
  const hour = `${String(now.getHours()).padStart(2, "0")}:00`;
  const move = (words: string, by: number): FieldKey => ({ words, next: (value) => (value === "" ? hour : stepTime(value, by)) });
  return [
    [move(say("An hour earlier"), -60), move(say("An hour later"), 60)],
    [move(say("10 minutes earlier"), -10), move(say("10 minutes later"), 10)],
    [move(say("1 minute earlier"), -1), move(say("1 minute later"), 1)],
    [empty],
  ];
}

function listKeys(list: HTMLSelectElement): KeyRows {
  const options = [...list.options];
  if (options.length <= MOST_CHOICES) {
    return options.map((option) => [{ words: option.text || say("Nothing"), next: () => option.value, isLast: true }]);
  }
  const move = (by: number): FieldKey => ({
    words: by < 0 ? say("{steps} up", { steps: -by }) : say("{steps} down", { steps: by }),
    next: (value) => {
      const at = options.findIndex((option) => option.value === value);
      return options[stepPlace(at, by, options.length)]?.value ?? value;
    },
  });
  return LIST_STEPS.filter((step) => step < options.length).map((step) => [move(-step), move(step)]);
}
