const SHIFTS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;

/** Which word of the block each step of a round takes: `factor * step + offset`. */
const WORDS = [
  [1, 0],
  [5, 1],
  [3, 5],
  [7, 0],
] as const;

/** MD5, which WebCrypto leaves out. It keeps nothing secret; digest authentication needs it all the same. https://www.rfc-editor.org/rfc/rfc1321 */
export function md5(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = ((message.length + 8) >>> 6) * 64 + 64;
  const padded = new Uint8Array(length);
  padded.set(message);
  padded[message.length] = 0x80;
  const blocks = new DataView(padded.buffer);
  blocks.setBigUint64(length - 8, BigInt(message.length) * 8n, true);
  let state: State = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let at = 0; at < length; at += 64) state = mixed(state, blocks, at);
  const result = new DataView(new ArrayBuffer(16));
  state.forEach((word, i) => result.setUint32(i * 4, word, true));
  return new Uint8Array(result.buffer);
}

type State = [number, number, number, number];

function mixed(state: State, blocks: DataView, at: number): State {
  let [a, b, c, d] = state;
  for (let step = 0; step < 64; step += 1) {
    const round = (step >> 4) as 0 | 1 | 2 | 3;
    const [factor, offset] = WORDS[round];
    const word = blocks.getUint32(at + ((factor * step + offset) % 16) * 4, true);
    const sine = Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32);
    const sum = (a + combined(round, b, c, d) + word + sine) | 0;
    const shift = SHIFTS[round][(step % 4) as 0 | 1 | 2 | 3];
    [a, d, c, b] = [d, c, b, (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0];
  }
  return [state[0] + a, state[1] + b, state[2] + c, state[3] + d].map((word) => word | 0) as State;
}

function combined(round: number, b: number, c: number, d: number): number {
  if (round === 0) return (b & c) | (~b & d);
  if (round === 1) return (d & b) | (~d & c);
  return round === 2 ? b ^ c ^ d : c ^ (b | ~d);
}
