/** Where the ring is, and where it goes: from part to part, into a group and out of it again. Pure. */
import { controlsOf, isLeaf, type Group, type Part } from "./scan-tree";

/** The way out of a group, which every group offers after its last part. */
export const OUT = "out";

/** A group in which nothing was chosen is left by itself after so many rounds (ours; plausible 1 to 3). */
const MOST_ROUNDS = 2;

interface Level<T> {
  readonly group: Group<T>;
  at: number;
  rounds: number;
}

export class Scanner<T> {
  private levels: Level<T>[] = [];
  private names: readonly string[] = [];

  /** `nameOf` says which control it is, also after the page was renewed. */
  constructor(private readonly nameOf: (control: T) => string) {}

  /** Whether the ring is inside a group. */
  get isInside(): boolean {
    return this.levels.length > 1;
  }

  /** Where the ring is; null where there is nothing to choose. */
  get current(): Part<T> | typeof OUT | null {
    const level = this.levels.at(-1);
    if (!level) return null;
    return level.group.parts[level.at] ?? (this.isInside ? OUT : null);
  }

  /** Shows what there is now. The ring keeps its place as long as what it is on is there. */
  show(root: Group<T>): void {
    // A ring that has not gone anywhere yet begins with whatever comes first.
    const held = this.isInside || (this.levels[0]?.at ?? 0) > 0 ? this.current : null;
    const names = controlsOf(root).map(this.nameOf);
    const isSame = names.length === this.names.length && names.every((name, k) => name === this.names[k]);
    this.names = names;
    if (isSame && this.follow(root)) return;
    this.levels = [{ group: root, at: 0, rounds: 0 }];
    if (held !== null && held !== OUT && isLeaf(held)) this.seek(root, this.nameOf(held.control));
  }

  /** Back to the first part of all. */
  restart(): void {
    const root = this.levels[0];
    if (root) this.levels = [{ group: root.group, at: 0, rounds: 0 }];
  }

  /** The ring goes on by one. */
  advance(): void {
    const level = this.levels.at(-1);
    if (!level) return;
    const stops = level.group.parts.length + (this.isInside ? 1 : 0);
    level.at += 1;
    if (level.at < stops) return;
    level.at = 0;
    level.rounds += 1;
    if (this.isInside && level.rounds >= MOST_ROUNDS) this.levels.pop();
  }

  /** Takes what the ring is on: goes into a group or out of it, or returns the control to press. */
  choose(): T | null {
    const part = this.current;
    if (part === null) return null;
    if (part === OUT) {
      this.levels.pop();
      return null;
    }
    const level = this.levels.at(-1);
    if (level) level.rounds = 0;
    if (isLeaf(part)) return part.control;
    this.levels.push({ group: part, at: 0, rounds: 0 });
    return null;
  }

  /** Goes to the only control of that name; stays where it is without one. */
  private seek(root: Group<T>, name: string): void {
    if (this.names.filter((one) => one === name).length !== 1) return;
    const levels: Level<T>[] = [];
    for (let group: Group<T> | null = root; group; ) {
      const at: number = group.parts.findIndex((part) => controlsOf(part).some((one) => this.nameOf(one) === name));
      levels.push({ group, at, rounds: 0 });
      const part: Part<T> | undefined = group.parts[at];
      group = part && !isLeaf(part) ? part : null;
    }
    this.levels = levels;
  }

  /** Takes the same way through a renewed page; false where it does not lead there any more. */
  private follow(root: Group<T>): boolean {
    const [first, ...inner] = this.levels;
    if (!first) return false;
    const levels = [{ ...first, group: root }];
    for (const level of inner) {
      const parent = levels.at(-1);
      const part = parent?.group.parts[parent.at];
      if (!part || isLeaf(part)) return false;
      levels.push({ ...level, group: part });
    }
    this.levels = levels;
    return true;
  }
}
