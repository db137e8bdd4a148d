/** The pictures that are uncovered piece by piece, each 600 x 400, in the engine's order: whale, fox, balloon. */
import { at, disc, line, oval, scatter, shape, wash, type Brush } from "./drawing";

export const PICTURE_WIDTH = 600;
export const PICTURE_HEIGHT = 400;
const WHOLE = { left: 0, top: 0, right: PICTURE_WIDTH, bottom: PICTURE_HEIGHT };

function whale(brush: Brush): void {
  wash(brush, WHOLE, 0, 210, "#9cc9e4", "#d7ebf1", "#fdeccb");
  disc(brush, "#fff6d8", { x: 486, y: 84 }, 36);
  for (const [x, y, wide] of [[110, 70, 46], [160, 82, 58], [360, 52, 40]] as const) oval(brush, "#ffffff", { x, y }, wide, 15);
  wash(brush, WHOLE, 206, 400, "#6fb0cb", "#2f6f9c", "#153f6b");
  shape(brush, "#33507e", "M92 214q24-106 190-106 150 0 196 78 20 34 58 18 26-14 30-46-34-4-44 18-8-34-44-36-2 40 30 62-40 90-200 100-150 8-216-88z");
  shape(brush, "#d9e6ef", "M96 222q60 92 200 82 92-8 148-50-70 22-160 14-110-8-188-46z");
  for (let fold = 0; fold < 5; fold += 1) line(brush, 2.5, "#a9bdcf", { x: 140 + fold * 24, y: 244 + fold * 6 }, { x: 214 + fold * 30, y: 276 + fold * 3 });
  shape(brush, "#27406a", "M268 256q20 60 82 72-4-44-34-78z");
  disc(brush, "#ffffff", { x: 150, y: 200 }, 7);
  disc(brush, "#14233b", { x: 148, y: 201 }, 4);
  for (const [x, y] of [[-26, -34], [-12, -48], [12, -48], [26, -34]] as const) {
    line(brush, 7, "#e6f4fb", { x: 262, y: 104 }, { x: 262 + x * 0.5, y: 104 + y * 0.8 }, { x: 262 + x * 1.4, y: 104 + y });
  }
  for (let fish = 0; fish < 5; fish += 1) {
    at(brush, { x: 60 + fish * 118, y: 346 + 26 * scatter(fish) }, 1, () => shape(brush, fish % 2 ? "#f5be45" : "#ef8a62", "M0 0q12-13 30 0l11-9v18L30 0Q12 13 0 0z"));
  }
}

function pine(brush: Brush, x: number, foot: number, high: number, colour: string): void {
  for (let tier = 0; tier < 3; tier += 1) {
    at(brush, { x, y: foot - tier * high * 0.26 }, high / 100, () => shape(brush, colour, "M-38 0 0-52 38 0z"));
  }
}

function fox(brush: Brush): void {
  wash(brush, WHOLE, 0, 290, "#25345f", "#6a6797", "#e3a68e");
  disc(brush, "#fff3d2", { x: 436, y: 96 }, 44);
  for (let tree = 0; tree < 9; tree += 1) pine(brush, 20 + tree * 72, 276, 84 + 50 * scatter(tree), "#3c4d74");
  for (let tree = 0; tree < 6; tree += 1) pine(brush, 46 + tree * 116, 312, 130 + 50 * scatter(tree + 20), "#26385c");
  wash(brush, WHOLE, 300, 400, "#51697a", "#2f4558");
  shape(brush, "#c96a35", "M352 340q88 12 98-66 30 40 2 84-26 36-100 22z");
  shape(brush, "#fff3e0", "M450 274q20 26 12 52-6-18-20-22z");
  shape(brush, "#dd7b3f", "M222 366q-6-96 66-122 84 12 84 122z");
  shape(brush, "#fff3e0", "M258 366q-8-62 34-86 40 26 34 86z");
  shape(brush, "#dd7b3f", "M216 200l2-62 44 34q30-10 60 0l44-34 2 62q-14 66-76 84-62-18-76-84z");
  shape(brush, "#fff3e0", "M222 214q34 6 48 28 12 18 22 42-56-18-70-70zM362 214q-34 6-48 28-12 18-22 42 56-18 70-70z");
  shape(brush, "#7a3d22", "M225 152l24 24-22 14zM359 152l-24 24 22 14z");
  for (const x of [262, 322]) disc(brush, "#2a1a14", { x, y: 214 }, 8);
  oval(brush, "#2a1a14", { x: 292, y: 272 }, 12, 9);
  for (const [x, y] of [[70, 364], [120, 382], [500, 372], [548, 352]] as const) {
    oval(brush, "#b4472f", { x, y: y - 14 }, 17, 12);
    line(brush, 9, "#f3e6d0", { x, y: y - 6 }, { x, y: y + 8 });
  }
}

function balloon(brush: Brush): void {
  wash(brush, WHOLE, 0, 300, "#7fb6de", "#c3e0ee", "#fdf1d9");
  for (const [x, y, wide] of [[84, 92, 52], [140, 104, 64], [480, 150, 56], [528, 140, 42]] as const) oval(brush, "#ffffff", { x, y }, wide, 17);
  shape(brush, "#9fb9c9", "M0 300V250l80-70 90 76 70-50 110 90 90-110 160 100v60z");
  shape(brush, "#8fb682", "M0 400v-90q130-60 270-8 160 54 330-20v118z");
  shape(brush, "#6e9c68", "M0 400v-42q180-50 330-8 140 34 270-16v66z");
  for (let tree = 0; tree < 7; tree += 1) pine(brush, 30 + tree * 92, 372 + 14 * scatter(tree), 40 + 18 * scatter(tree + 9), "#4c7a58");
  shape(brush, "#e0683c", "M300 34q98 0 98 94 0 62-72 112h-52q-72-50-72-112 0-94 98-94z");
  shape(brush, "#f5be45", "M300 34q56 0 56 94 0 62-38 112h-36q-38-50-38-112 0-94 56-94z");
  shape(brush, "#fff3d2", "M300 34q18 0 18 94 0 62-10 112h-16q-10-50-10-112 0-94 18-94z");
  for (const x of [-24, 24]) line(brush, 2.5, "#5b3a21", { x: 300 + x, y: 240 }, { x: 300 + x * 0.7, y: 272 });
  shape(brush, "#8a5a34", "M278 270h44l-5 34q-17 5-34 0z");
  line(brush, 5, "#b98450", { x: 278, y: 271 }, { x: 322, y: 271 });
  for (const [x, y] of [[120, 190], [160, 176], [420, 76]] as const) line(brush, 3, "#46536a", { x: x - 12, y: y - 6 }, { x, y }, { x: x + 12, y: y - 6 });
}

const PICTURES = [whale, fox, balloon] as const;

/** Draw a picture whole; what is still covered is covered later. */
export function drawPicture(brush: Brush, index: number): void {
  brush.save();
  brush.beginPath();
  brush.rect(0, 0, PICTURE_WIDTH, PICTURE_HEIGHT);
  brush.clip();
  PICTURES[index % PICTURES.length]?.(brush);
  brush.restore();
}

/** Which picture came so many before this one: they come in turn. */
export function pictureBefore(index: number, before: number): number {
  return (((index - before) % PICTURES.length) + PICTURES.length) % PICTURES.length;
}
