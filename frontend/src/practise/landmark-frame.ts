/**
 * One frame of landmarks as it travels to the engine: a 16-byte header and 33 x 4 float32, little-endian, or 75 x 4 with
 * the left and the right hand after the body.
 */

export const BODY_LANDMARKS = 33;
export const HAND_LANDMARKS = 21;
export const LANDMARKS_WITH_HANDS = BODY_LANDMARKS + 2 * HAND_LANDMARKS;
export const VALUES_A_LANDMARK = 4;
const HEADER_BYTES = 16;

export interface LandmarkFrame {
  /** Counts up by one a frame sent; the reply carries it back. */
  sequence: number;
  /** When the camera took it, in seconds since the session began. */
  atS: number;
  widthPx: number;
  heightPx: number;
  /** x, y, z, visibility of each landmark of the body, or of body and hands; null when nobody was found. */
  landmarks: Float32Array | null;
}

/** Pack a frame for the socket. A frame in which nobody was found carries zeros: visibility 0 everywhere. */
export function packFrame({ sequence, atS, widthPx, heightPx, landmarks }: LandmarkFrame): ArrayBuffer {
  const values = landmarks?.length ?? BODY_LANDMARKS * VALUES_A_LANDMARK;
  const packed = new ArrayBuffer(HEADER_BYTES + values * Float32Array.BYTES_PER_ELEMENT);
  const header = new DataView(packed);
  header.setUint32(0, sequence, true);
  header.setFloat64(4, atS, true);
  header.setUint16(12, widthPx, true);
  header.setUint16(14, heightPx, true);
  landmarks?.forEach((value, index) => header.setFloat32(HEADER_BYTES + 4 * index, value, true));
  return packed;
}
