/** One frame of landmarks as it travels to the engine: a 16-byte header and 33 x 4 float32, little-endian. */

export const LANDMARKS = 33;
export const VALUES_A_LANDMARK = 4;
const HEADER_BYTES = 16;

export interface LandmarkFrame {
  /** Counts up by one a frame sent; the reply carries it back. */
  sequence: number;
  /** When the camera took it, in seconds since the session began. */
  atS: number;
  widthPx: number;
  heightPx: number;
  /** x, y, z, visibility of each landmark; null when nobody was found. */
  landmarks: Float32Array | null;
}

/** Pack a frame for the socket. A frame in which nobody was found carries zeros: visibility 0 everywhere. */
export function packFrame({ sequence, atS, widthPx, heightPx, landmarks }: LandmarkFrame): ArrayBuffer {
  const packed = new ArrayBuffer(HEADER_BYTES + LANDMARKS * VALUES_A_LANDMARK * Float32Array.BYTES_PER_ELEMENT);
  const header = new DataView(packed);
  header.setUint32(0, sequence, true);
  header.setFloat64(4, atS, true);
  header.setUint16(12, widthPx, true);
  header.setUint16(14, heightPx, true);
  landmarks?.forEach((value, index) => header.setFloat32(HEADER_BYTES + 4 * index, value, true));
  return packed;
}
