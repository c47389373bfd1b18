import picocolors from 'picocolors';

/** Functions that colour text, or leave it where nobody would see the colour. */
export type Colours = ReturnType<typeof picocolors.createColors>;

export const coloursFor = ({ hasColours }: { readonly hasColours: boolean }): Colours =>
  picocolors.createColors(hasColours);
