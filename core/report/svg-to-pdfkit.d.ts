/** The part of svg-to-pdfkit that is used here; the package ships no types. */
declare module 'svg-to-pdfkit' {
  export default function svgToPdf(
    document: PDFKit.PDFDocument,
    svg: string,
    x: number,
    y: number,
    options: {
      readonly width: number;
      readonly height: number;
      /** Which font file sets a text. */
      readonly fontCallback: (family: string, bold: boolean, italic: boolean) => string;
      /** Told of what it does not draw. */
      readonly warningCallback: (message: string) => void;
    },
  ): void;
}
