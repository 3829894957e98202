import * as vscode from 'vscode';

const MILLISECONDS = 86_400_000;

/** A date such as `2027-03-10` as people read it: "Wed, 10 Mar 2027". */
export function sayDate(date: string, style: 'short' | 'long' = 'short'): string {
  const options: Intl.DateTimeFormatOptions =
    style === 'short'
      ? { day: 'numeric', month: 'short', timeZone: 'UTC' }
      : { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(vscode.env.language, options).format(new Date(date));
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

/** How far off a day is, in words. */
export function sayDistance(days: number): string {
  if (days === 0) return vscode.l10n.t('today');
  if (days === 1) return vscode.l10n.t('tomorrow');
  if (days > 0) return vscode.l10n.t('in {0} days', days);
  return days === -1 ? vscode.l10n.t('yesterday') : vscode.l10n.t('{0} days ago', -days);
}

/** What an input box says of a date while it is typed: what is wrong with it, or its weekday and how far off it is. */
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
