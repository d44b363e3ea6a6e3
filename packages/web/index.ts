export { ASSET_PREFIX, type Asset } from './assets/asset.ts';
export { loadAssets } from './assets/assets.ts';
export { BarChart, type ChartProps } from './chart/bar-chart.tsx';
export { LineChart } from './chart/line-chart.tsx';
export { Banner } from './components/banner.tsx';
export { Button, ButtonLink } from './components/button.tsx';
export { Card } from './components/card.tsx';
export { Confirmation } from './components/confirmation.tsx';
export { Details } from './components/details.tsx';
export { ErrorSummary, errorOf, type FieldError } from './components/error-summary.tsx';
export { Figures } from './components/figures.tsx';
export { Pagination } from './components/pagination.tsx';
export { Progress } from './components/progress.tsx';
export { Said } from './components/said.tsx';
export { SummaryList, type SummaryRow } from './components/summary-list.tsx';
export { Tabs } from './components/tabs.tsx';
export { Tag, type Tone } from './components/tag.tsx';
export { type Task, TaskList } from './components/task-list.tsx';
export { type Moment, Timeline } from './components/timeline.tsx';
export { WarningText } from './components/warning-text.tsx';
export type { NavigationItem, Site } from './document/site.ts';
export { Checkboxes, type Choice, Radios, Select } from './form/choices.tsx';
export { DateField, type DateValue, dateValueOf, dayOf } from './form/date-field.tsx';
export { FileUpload } from './form/file-upload.tsx';
export { FORM_TOKEN, FormToken } from './form/form-token.tsx';
export { SearchField } from './form/search-field.tsx';
export { TextArea } from './form/text-area.tsx';
export { TextField } from './form/text-field.tsx';
export { formatDate, formatMoment, formatMonth } from './format/date.ts';
export { formatList } from './format/list.ts';
export { formatNumber, formatPercent, formatSize } from './format/number.ts';
export { type Plural, plural } from './format/plural.ts';
export { addressOf, type Fields, fieldOf, NO_FIELDS, splitAddress, withFields } from './language/address.ts';
export {
  DIRECTION,
  type InLanguages,
  isPageLanguage,
  OWN_NAME,
  PAGE_LANGUAGES,
  type PageLanguage,
  writtenLanguage,
} from './language/language.ts';
export { type Place, usePlace } from './language/place.ts';
export { COMPONENTS_PATH, livingRoutes, REVIEW_PATH } from './living/routes.tsx';
export { RegionMap } from './map/region-map.tsx';
export { REGIONS, type RegionCode } from './map/regions.ts';
export { webProblem, webProblems } from './problems.ts';
export {
  type Answer,
  type Crumb,
  file,
  missing,
  type OtherForm,
  page,
  redirect,
  redirectWithSession,
  stream,
} from './route/answer.ts';
export { type Caller, NOBODY } from './route/caller.ts';
export { dress, type Sent } from './route/dress.ts';
export { parseFields } from './route/fields.ts';
export type { PageRequest, Route } from './route/route.ts';
export { arrange, type Column } from './table/arrange.ts';
export { Table } from './table/table.tsx';
export type { ReviewedTexts } from './text/reviewed.ts';
