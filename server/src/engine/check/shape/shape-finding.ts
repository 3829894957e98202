import type { Fix } from '../../../lints/fix.ts';
import type { Path } from '../../../plan/place.ts';
import type { Span } from '../../../text/span.ts';
import type { Finding } from '../../finding.ts';

/** A finding about the shape of a file: an error, whatever the tier and the days left. */
export function shapeFinding(
  rule: string,
  message: string,
  span: Span,
  path: Path,
  fixes: readonly Fix[] = [],
): Finding {
  return {
    rule,
    severity: 'error',
    upcoming: false,
    message,
    messageId: 'default',
    span,
    path,
    state: undefined,
    due: undefined,
    absentSection: undefined,
    related: [],
    fixes,
    unnecessary: false,
  };
}
