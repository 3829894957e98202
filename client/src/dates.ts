import * as vscode from 'vscode';

const MILLISECONDS = 86_400_000;

const styles = {
  /** "10 Mar" */
  short: { day: 'numeric', month: 'short' },
  /** "Wed, 10 Mar" */
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
  /** "Wednesday 10 March 2027" */
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

/** A date such as `2027-03-10` as people read it. */
export function sayDate(date: string, style: keyof typeof styles = 'short'): string {
  // The server writes English with the day before the month. Both appear in one view, so they match.
  const language = vscode.env.language === 'en' ? 'en-GB' : vscode.env.language;
  return new Intl.DateTimeFormat(language, { ...styles[style], timeZone: 'UTC' }).format(new Date(date));
}

/** Whether a text is a date of the calendar, such as `2027-03-10`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Days from one date to another, such as `2027-03-10`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((new Date(to).getTime() - new Date(from).getTime()) / MILLISECONDS);
}

/** The date some days after another. */
export function dateAfter(date: string, days: number): string {
  return new Date(new Date(date).getTime() + days * MILLISECONDS).toISOString().slice(0, 10);
}

/** The local date, as `2027-03-10`. */
export function today(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
}

/** How many days away a date is, in words. */
export function sayDistance(days: number): string {
  if (days === 0) return vscode.l10n.t('today');
  if (days === 1) return vscode.l10n.t('tomorrow');
  if (days > 0) return vscode.l10n.t('in {0} days', days);
  return days === -1 ? vscode.l10n.t('yesterday') : vscode.l10n.t('{0} days ago', -days);
}

/**
 * What an input box shows for a date while the user types: what is wrong with it, or its weekday and how far away it
 * is.
 */
export function aboutDate(text: string, from: string): vscode.InputBoxValidationMessage {
  if (!isDate(text)) {
    return {
      message: vscode.l10n.t('Write a day of the calendar as year, month and day, such as 2027-03-10.'),
      severity: vscode.InputBoxValidationSeverity.Error,
    };
  }
  return {
    message: `${sayDate(text, 'long')}, ${sayDistance(daysBetween(from, text))}`,
    severity: vscode.InputBoxValidationSeverity.Info,
  };
}
