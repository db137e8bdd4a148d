/**
 * What a page's script says by itself, in the language of the page.
 *
 * English stands where it is said. The page carries its catalogue along (`data-words`), and an English page none.
 */
type Words = Readonly<Record<string, string | readonly string[]>>;
type Values = Readonly<Record<string, string | number>>;

let words: Words | undefined;

/** Say a sentence; `{name}` in it is filled with the value of that name. */
export function say(english: string, values: Values = {}): string {
  const said = catalogue()[english];
  return fill(typeof said === "string" && said !== "" ? said : english, values);
}

/** Say the sentence for one, or that for any other number; both may name `{number}`. */
export function sayCount(number: number, one: string, many: string, values: Values = {}): string {
  const said = catalogue()[`${one}\n${many}`];
  const forms = Array.isArray(said) ? (said as readonly string[]) : [one, many];
  return fill(forms[number === 1 ? 0 : 1] ?? many, { number, ...values });
}

function fill(pattern: string, values: Values): string {
  return pattern.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
}

function catalogue(): Words {
  words ??= JSON.parse(document.body.dataset["words"] ?? "{}") as Words;
  return words;
}
