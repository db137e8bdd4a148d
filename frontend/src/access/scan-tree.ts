/** What is scanned: controls in groups, groups in groups, never too many beside each other. Pure. */

export interface Leaf<T> {
  readonly control: T;
}
export interface Group<T> {
  readonly parts: readonly Part<T>[];
}
export type Part<T> = Leaf<T> | Group<T>;

/** At most so many stand beside each other (ours; plausible 5 to 9): more is a long wait for the last. */
export const MOST_PARTS = 7;

export function isLeaf<T>(part: Part<T>): part is Leaf<T> {
  return "control" in part;
}

/** All controls of a part, in order. */
export function controlsOf<T>(part: Part<T>): T[] {
  return isLeaf(part) ? [part.control] : part.parts.flatMap(controlsOf);
}

/** Leaves no group of one, opens small groups where there is room, and splits long rows into runs. */
export function arrange<T>(root: Group<T>): Group<T> {
  const arranged = arrangePart(root);
  if (arranged === null) return { parts: [] };
  return isLeaf(arranged) ? { parts: [arranged] } : arranged;
}

function arrangePart<T>(part: Part<T>): Part<T> | null {
  if (isLeaf(part)) return part;
  const parts = part.parts.map(arrangePart).filter((one): one is Part<T> => one !== null);
  if (parts.length <= 1) return parts[0] ?? null;
  return { parts: splitLong(openSmall(parts)) };
}

/** Opens the smallest groups first, as long as everything still stands beside each other. */
function openSmall<T>(parts: readonly Part<T>[]): readonly Part<T>[] {
  const groups = parts.filter((part): part is Group<T> => !isLeaf(part));
  const smallest = groups.reduce<Group<T> | undefined>((best, one) => (best && best.parts.length <= one.parts.length ? best : one), undefined);
  if (!smallest || parts.length - 1 + smallest.parts.length > MOST_PARTS) return parts;
  return openSmall(parts.flatMap((part) => (part === smallest ? smallest.parts : [part])));
}

/** Splits a long row into runs of about the same length. */
function splitLong<T>(parts: readonly Part<T>[]): readonly Part<T>[] {
  if (parts.length <= MOST_PARTS) return parts;
  const runs = Math.ceil(parts.length / MOST_PARTS);
  const length = Math.ceil(parts.length / runs);
  const split: Part<T>[] = [];
  for (let from = 0; from < parts.length; from += length) {
    const run = parts.slice(from, from + length);
    split.push(run.length === 1 && run[0] ? run[0] : { parts: run });
  }
  return splitLong(split);
}
