import { Writable } from 'node:stream';

/**
 * Passes the messages of a connection on in one piece each. A connection writes the header of a message, waits until it
 * is through, and then writes what it announces: twice the calls of the system, and a client that wakes up in vain.
 */
export function wholeMessages(output: Writable): Writable {
  let header: Uint8Array | undefined;
  return new Writable({
    write(chunk: Buffer, _, done) {
      if (header === undefined && isHeader(chunk)) {
        header = chunk;
        done();
        return;
      }
      output.cork();
      if (header !== undefined) output.write(header);
      header = undefined;
      output.write(chunk, done);
      output.uncork();
    },
    final: (done) => void output.end(done),
  });
}

/** What a header announces is JSON, in which line breaks are escaped. */
function isHeader(chunk: Buffer): boolean {
  return chunk.subarray(-4).toString('latin1') === '\r\n\r\n';
}
