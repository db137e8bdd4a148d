/** The rings. Dark beside white: whatever lies below, one of the two stands out from it by more than 3 to 1. */
const SVG = "http://www.w3.org/2000/svg";
const AROUND_PX = 6;
/** Marks what is inside the ring. */
const RINGED = "data-ringed";
/** Length of the circle that fills, in its own units. */
const FULL = 100;

/** The ring around what the switch would choose. */
export class ScanRing {
  private readonly ring = document.createElement("div");
  private around: readonly HTMLElement[] = [];
  private willPlace = false;

  constructor() {
    this.ring.className = "scan-ring";
    this.ring.setAttribute("aria-hidden", "true");
    this.ring.hidden = true;
    document.documentElement.append(this.ring);
    window.addEventListener("scroll", () => this.place(), { capture: true, passive: true });
    window.addEventListener("resize", () => this.place());
  }

  /** Go around these, and bring them into view. */
  surround(shown: readonly HTMLElement[], isGroup: boolean): void {
    for (const one of this.around) one.removeAttribute(RINGED);
    this.around = shown;
    for (const one of shown) one.setAttribute(RINGED, "");
    this.ring.dataset["kind"] = isGroup ? "group" : "one";
    shown.at(-1)?.scrollIntoView({ block: "nearest", behavior: "instant" });
    shown[0]?.scrollIntoView({ block: "nearest", behavior: "instant" });
    this.place();
  }

  /** Whether what it was around has been taken away or renewed. */
  get isLost(): boolean {
    return this.around.some((one) => !one.isConnected);
  }

  /** Stay around what it is around, wherever the page has moved that; once a picture. */
  follow(): void {
    if (this.willPlace) return;
    this.willPlace = true;
    requestAnimationFrame(() => {
      this.willPlace = false;
      this.place();
    });
  }

  hide(): void {
    for (const one of this.around) one.removeAttribute(RINGED);
    this.around = [];
    this.ring.hidden = true;
  }

  private place(): void {
    const boxes = this.around.map((one) => one.getBoundingClientRect()).filter((box) => box.width > 0);
    this.ring.hidden = boxes.length === 0;
    if (boxes.length === 0) return;
    const left = Math.max(AROUND_PX, Math.min(...boxes.map((box) => box.left))) - AROUND_PX;
    const top = Math.min(...boxes.map((box) => box.top)) - AROUND_PX;
    const right = Math.min(document.documentElement.clientWidth - AROUND_PX, Math.max(...boxes.map((box) => box.right))) + AROUND_PX;
    const bottom = Math.max(...boxes.map((box) => box.bottom)) + AROUND_PX;
    const { style } = this.ring;
    style.left = `${left}px`;
    style.top = `${top}px`;
    style.width = `${right - left}px`;
    style.height = `${bottom - top}px`;
  }
}

/** The ring that fills while the pointer rests. */
export class DwellRing {
  private readonly svg = document.createElementNS(SVG, "svg");
  private readonly fill: SVGCircleElement;

  constructor() {
    this.svg.setAttribute("class", "dwell-ring");
    this.svg.setAttribute("viewBox", "0 0 64 64");
    this.svg.setAttribute("aria-hidden", "true");
    this.circle("dwell-under");
    this.circle("dwell-way");
    this.fill = this.circle("dwell-fill");
    document.documentElement.append(this.svg);
    this.show(0, 0, 0);
  }

  /** Show how much of the time is over, at a point of the window. */
  show(share: number, x: number, y: number): void {
    this.svg.dataset["share"] = share.toFixed(2);
    this.svg.toggleAttribute("hidden", share <= 0);
    this.svg.style.left = `${x}px`;
    this.svg.style.top = `${y}px`;
    this.fill.setAttribute("stroke-dashoffset", String(FULL * (1 - share)));
  }

  private circle(name: string): SVGCircleElement {
    const circle = document.createElementNS(SVG, "circle");
    for (const [key, value] of Object.entries({ class: name, cx: 32, cy: 32, r: 24, pathLength: FULL, "stroke-dasharray": FULL }))
      circle.setAttribute(key, String(value));
    this.svg.append(circle);
    return circle;
  }
}
