/** The version that `barem --version` prints; a test holds it equal to the manifest. */
export const version = '0.1.0';
