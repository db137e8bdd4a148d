/** What is asked of the person, as elements: the goal in words and on a bar, what changed, and what is offered. */
import { say } from "../app/say";
import { find, write } from "./elements";
import type { Asked, EngineReply } from "./engine-reply";
import { OFFER } from "./words";

export interface AskedListener {
  /** The rest, or the end, that was offered. */
  taken(kind: "rest" | "end"): void;
  notNow(): void;
  keepGoal(keeps: boolean): void;
}

export class AskedView {
  private readonly stage = find("main");
  private readonly asked = find("asked");
  private readonly way = find("way");
  private readonly words = find("asked-words");
  private readonly change = find("asked-change");
  private readonly said = find("asked-said");
  private readonly keep = find<HTMLButtonElement>("keep-goal");
  private readonly offer = find("offer");
  private readonly offerWords = find("offer-words");
  private readonly take = find<HTMLButtonElement>("take-offer");
  private readonly notNow = find<HTMLButtonElement>("not-now");
  private shown: Asked | undefined;
  private isThere: boolean | undefined;

  constructor(
    private readonly unit: string,
    listener: AskedListener,
  ) {
    this.take.addEventListener("click", () => listener.taken(kindOf(this.shown)));
    this.notNow.addEventListener("click", () => listener.notNow());
    this.keep.addEventListener("click", () => listener.keepGoal(this.keep.getAttribute("aria-pressed") !== "true"));
  }

  /** Show where the movement is on every answer; the words only when they changed. */
  show({ asked, progress, own_range, phase }: EngineReply): void {
    if (asked && own_range) {
      const [goal, now] = [asked.goal / own_range, phase === "practising" ? Math.min(1, progress) : 0];
      this.way.style.setProperty("--goal", goal.toFixed(3));
      this.way.style.setProperty("--now", now.toFixed(3));
      const isThere = now >= goal;
      if (isThere !== this.isThere) this.way.toggleAttribute("data-there", isThere);
      this.isThere = isThere;
    }
    if (asked === this.shown) return;
    this.shown = asked;
    this.asked.hidden = asked === undefined;
    this.stage.toggleAttribute("data-asked", asked !== undefined);
    if (asked) this.showWords(asked, own_range);
  }

  private showWords({ goal, words, change, prompt, keeps }: Asked, ownRange: number | null): void {
    write(this.words, words);
    write(this.change, change);
    const [mark, range] = [Math.round(goal), Math.round(ownRange ?? goal)];
    this.way.ariaLabel = say("The mark: {mark}{unit} of your {range}{unit}", { mark, range, unit: this.unit });
    this.keep.setAttribute("aria-pressed", String(keeps));
    const hadFocus = this.offer.contains(document.activeElement);
    this.offer.hidden = prompt === null;
    if (prompt) {
      const { take, leave } = OFFER[kindOf(this.shown)];
      write(this.offerWords, prompt.say);
      write(this.take, take);
      write(this.notNow, leave);
    } else if (hadFocus) find("rest").focus();
    // Heard once, whatever else is on the screen: what is offered, what changed, and what is asked now.
    write(this.said, [prompt?.say, change, change ? words : ""].filter(Boolean).join(" "));
  }
}

function kindOf(asked: Asked | undefined): "rest" | "end" {
  return asked?.prompt?.code.startsWith("rest") ? "rest" : "end";
}
