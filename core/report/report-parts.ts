import type { Statements } from '../../schemas/statements.d.ts';
import type { EngineRecord } from '../../schemas/run.d.ts';

/** What a report says of a suite beside its claims and figures. */
export interface ReportSuite {
  readonly id: string;
  readonly title: string;
  /** Which claim of the paper, which figures. */
  readonly source: string;
  /** The profile's note: what was shrunk against the paper, and why the claims still have meaning. */
  readonly note: string;
}

/** A figure's drawing and caption, beside its entry in the run document. */
export interface ReportFigure {
  /** The figure's id: figure-1a. */
  readonly id: string;
  readonly caption: string;
  /** The drawing as SVG text, with ids of its own; absent where it is unavailable. */
  readonly svg?: string;
}

/** A trained cell, as the list of cells has it. */
export interface ReportCell {
  readonly id: string;
  readonly suite: string;
  readonly state: string;
  readonly engine: string;
  /** Wall time of its training and measuring. */
  readonly seconds: number;
  /** The first digits of the digest of what came out. */
  readonly digest: string;
}

/** What it takes to get one claim again. */
export interface ClaimRun {
  /** The command, quoted for a shell. */
  readonly command: string;
  /** How many cells the claim needs. */
  readonly cells: number;
  /** Wall time that those which are stored took to train. */
  readonly seconds: number;
}

/** Where the page comes from. */
export interface Provenance {
  /** Commit of the program that judged; absent outside a clone. */
  readonly commit?: string;
  /** Whether files differed from that commit. */
  readonly changed?: boolean;
  /** When the page was written, as an ISO date and time in UTC. */
  readonly written: string;
  /** Wall time that training all stored cells took, in this run and in earlier ones. */
  readonly trainedSeconds: number;
}

/** A figure that answers to a reader, in a page that may run its script. */
export interface ReportExplorer {
  readonly id: string;
  /** The figure that it goes with. */
  readonly figure: string;
  /** What the page's script draws it from, as JSON. */
  readonly content: unknown;
}

/** What the run document leaves out because it lies in other files. */
export interface ReportParts {
  readonly suites: readonly ReportSuite[];
  readonly figures: readonly ReportFigure[];
  /** The engines recorded with the results, each once. */
  readonly engines: readonly EngineRecord[];
  readonly statements: Statements;
  readonly cells: readonly ReportCell[];
  /** By claim id. */
  readonly claimRuns: ReadonlyMap<string, ClaimRun>;
  readonly provenance: Provenance;
  readonly explorers: readonly ReportExplorer[];
  /** The page's script; empty for a page without. */
  readonly script: string;
}
