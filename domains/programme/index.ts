export { PROGRAMME_REVIEW, programmeReview } from './agreement.ts';
export { type CarryOver, type Chain, chainOf } from './announcement/carry-over.ts';
export { type HistoryEvent, historyOf } from './announcement/history.ts';
export type { CommitmentRecord, Outcome, Terms, Version } from './announcement/record.ts';
export type { Confidence, PublishedSource } from './announcement/source.ts';
export { STANDINGS, type Standing, standingOf } from './announcement/standing.ts';
export {
  dateChangedWords,
  noLaterDataWords,
  standingWord,
  type WriteDate,
} from './announcement/standing-words.ts';
export type { CommitmentList, OneCommitment, Summary } from './answers.ts';
export {
  type Commitment,
  DOMAINS,
  type Domain,
  KINDS,
  type Kind,
  MODALITIES,
  type Modality,
} from './commitment.ts';
export { PROGRAMME, type Programme } from './commitments.ts';
export { PROGRAMME_CONTRACT } from './contract.ts';
export {
  COMPLETIONS,
  type Completion,
  type Entry,
  type EntryContent,
  GRADES,
  type Validation,
} from './entry/entry.ts';
export { faultsOfEntry } from './entry/faults.ts';
export { faultsOfValidation } from './entry/validation.ts';
export { inReadersLanguage, type OfficeText } from './office-text.ts';
export { type CalendarData, programmeCalendar } from './open-data/calendar.ts';
export { type CatalogueData, programmeCatalogue } from './open-data/catalogue.ts';
export { commitmentsCsv } from './open-data/csv.ts';
export { type FeedData, programmeFeed } from './open-data/feed.ts';
export { type ProgrammeData, programmeJson } from './open-data/json.ts';
export type { Publisher } from './open-data/publisher.ts';
export { FORMATS, type Format, type Urls } from './open-data/urls.ts';
export { COMPLETION_WORDS, PROGRAMME_WORDS } from './open-data/words.ts';
export type { Correction } from './period/correction.ts';
export { type FrozenPeriod, freezePeriod, type PeriodContent } from './period/freeze.ts';
export { type Counted, type RollUp, type RollUpInput, rollUp } from './period/roll-up.ts';
export { DEFAULT_WEIGHTS, type Weights } from './period/weights.ts';
export { PORTAL_PROGRAMME, PORTAL_PURPOSE, portalProgramme } from './portal-agreement.ts';
export { programmeProblems } from './problems.ts';
export { answerProgramme, programmeProvider } from './provider.ts';
export { type ByRegion, byRegion, type Group } from './read-model/by-region.ts';
export { type CommitmentPage, commitmentPage } from './read-model/commitment-page.ts';
export { type ListPage, listPage } from './read-model/list-page.ts';
export { dataOfYear, itemsOfYear, latestChanges } from './read-model/open-data.ts';
export { type Overview, type OverviewOf, overview } from './read-model/overview.ts';
export { type ResultsPage, resultsPage } from './read-model/results-page.ts';
export { REGIONS, type Region } from './regions.ts';
export type { Metric, Observation, PublishedObservation, SideBySide } from './results/observation.ts';
export { daysBetween, isDay, type Span, spanOf } from './span.ts';
export { programmeService, programmeSystem } from './statements.ts';
export type { Act } from './store/act.ts';
export { addOutcome, addVersion, announceCommitment, type NewCommitment } from './store/announce.ts';
export { recordConsultation } from './store/consult.ts';
export { years } from './store/counts.ts';
export { type NewEntry, validateEntry, writeEntry } from './store/entries.ts';
export { PROGRAMME_MODULE } from './store/module.ts';
export {
  approveCorrection,
  freezeYear,
  type PublishedPeriod,
  proposeCorrection,
  publishPeriod,
} from './store/periods.ts';
export { shipFacts } from './store/ship.ts';
export type { CommitmentView } from './view/commitment-view.ts';
export type { EvidenceView, FigureView, IndicatorView, StepView } from './view/entry-views.ts';
export type { ListItem } from './view/list-item.ts';
export { type ListQuery, type Parameters, readParameters, SORTS } from './view/list-query.ts';
export type { TimelineItem } from './view/timeline.ts';
