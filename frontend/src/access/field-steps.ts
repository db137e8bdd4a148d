/** Values of fields, a step at a time. Pure: a value as the field holds it goes in, the next one comes out. */

export type DayPart = "day" | "month" | "year";
const MINUTES_A_DAY = 24 * 60;

const two = (number: number): string => String(number).padStart(2, "0");

/** A day such as 2026-11-22, moved by days, months or years; the last day of a shorter month is its last. */
export function stepDay(value: string, part: DayPart, by: number): string {
  const [year = 0, month = 1, day = 1] = value.split("-").map(Number);
  if (part === "day") return writeDay(new Date(Date.UTC(year, month - 1, day + by)));
  const months = part === "month" ? by : 12 * by;
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return writeDay(new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))));
}

/** A time such as 07:30, moved by minutes, round the clock. */
export function stepTime(value: string, byMinutes: number): string {
  const [hours = 0, minutes = 0] = value.split(":").map(Number);
  const at = (((hours * 60 + minutes + byMinutes) % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY;
  return `${two(Math.floor(at / 60))}:${two(at % 60)}`;
}

/** A place in a list, moved and kept within it. */
export function stepPlace(at: number, by: number, count: number): number {
  return Math.max(0, Math.min(count - 1, at + by));
}

/** Today as a field of a day holds it, on the clock of this device. */
export function today(now: Date): string {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function writeDay(day: Date): string {
  return `${String(day.getUTCFullYear()).padStart(4, "0")}-${two(day.getUTCMonth() + 1)}-${two(day.getUTCDate())}`;
}
