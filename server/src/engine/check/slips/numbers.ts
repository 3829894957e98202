/** The digits that somebody meant who wrote a number for people, and why YAML does not read it as one. */
export interface NumberMeant {
  readonly digits: string;
  readonly why: string;
}

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const FACTORS: Readonly<Record<string, number>> = { k: 1_000, m: 1_000_000 };

/** @returns undefined where more than one number could be meant, or none. */
export function numberMeant(written: string): NumberMeant | undefined {
  const text = written.trim();
  const word = WORDS.indexOf(text.toLowerCase());
  if (word >= 0) return { digits: String(word), why: 'numbers are written in digits' };
  const labelled = /^(?:tier|t|p|level|#)\s*(\d)$/i.exec(text)?.[1];
  if (labelled !== undefined) return { digits: labelled, why: 'the digit alone is enough' };
  const percent = /^(\d+(?:\.\d+)?)\s*(?:%|percent|pct)$/i.exec(text)?.[1];
  if (percent !== undefined) return { digits: percent, why: 'it has a percent sign' };
  const money =
    /^(?:[$€£¥]|US\$|USD|EUR|GBP)\s?(?<before>[\d,.' ]+k?)$|^(?<after>[\d,.' ]+k?)\s?(?:[$€£¥]|USD|EUR|GBP|dollars?|euros?)$/i.exec(
      text,
    )?.groups;
  const amount = money?.before ?? money?.after;
  if (amount !== undefined) {
    const digits = /^\d+(?:\.\d+)?$/.test(amount.trim()) ? amount.trim() : numberMeant(amount)?.digits;
    return digits === undefined ? undefined : { digits, why: 'its currency goes to `go_to_market.currency`' };
  }
  const grouped = /^\d{1,3}(?:([,'’  _])\d{3})(?:\1\d{3})*$/.test(text);
  if (grouped) return { digits: text.replaceAll(/\D/g, ''), why: 'its thousands are separated' };
  const short = /^(\d+(?:\.\d+)?)\s?([km])$/i.exec(text);
  if (short !== null) {
    const value = Number(short[1]) * (FACTORS[(short[2] ?? '').toLowerCase()] ?? 1);
    return { digits: String(value), why: 'it is shortened' };
  }
  const about = /^(?:~|about|ca\.?|approx\.?|>|<|≥|≤)\s*(\d+(?:\.\d+)?)$/i.exec(text)?.[1];
  if (about !== undefined) return { digits: about, why: 'it holds more than digits' };
  const unit = /^(\d+(?:\.\d+)?)\s*(?:days?|d|hours?|h|hrs?|people|reps?|deals?|customers?|users?)$/i.exec(text)?.[1];
  return unit === undefined ? undefined : { digits: unit, why: 'it has a unit' };
}
