import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forbiddenName } from './forbidden-names.ts';
import { nameWords } from './name-words.ts';

const FORBIDDEN =
  `fingerprint fingerprints leftThumbFingerprint fingerprint_template fingerPrint FINGERPRINT faceTemplate face_id faceId
  faceprint irisCode iris DNASample dnaProfile biometricData isBiometric palmPrints voiceprint facialRecognitionScore
  suspect suspects suspectName suspectedPerson criminalRecord criminal_record criminalrecord crimeScene offender offenceCode
  victim victimName witnessStatement arrestDate wantedPerson isWanted wanted detaineeId informant informantCode surveillance
  surveillanceLevel underSurveillance watchlist watch_list blackList liveLocation anprReads plateReader riskScore risk-score
  risk.score profileScore socialScore profiling threatLevel interrogationDate policeInvestigation investigationFile
  disciplinaryRecord chipData
  empreinte empreintes empreinteDigitale empreintes_digitales empreinteVocale adn profilAdn reconnaissanceFaciale gabaritFacial
  casier casierJudiciaire casier_judiciaire suspecte victime fichierDeRecherche ficheDeRecherche avisDeRecherche
  personneRecherchée personnesRecherchees mandatDArret gardeAVue enquêteJudiciaire informateur filature listeNoire
  scoreDeRisque score_risque profilage dangerosité délit arrestation ecouteTelephonique sanctionDisciplinaire
  بصمة البصمة بصمات بصمات_الأصابع بصمة_الوجه بصمة_الصوت القزحية الحمض_النووي مشتبه المشتبه_فيه سجل_عدلي السجل_العدلي
  السوابق_العدلية سوابق مبحوث_عنه مذكرة_بحث ضحية الضحايا مخبر تنصت المراقبة_السرية تنميط درجة_الخطورة بيومترية مُشتَبَه
  عقوبة_تأديبية الحراسة_النظرية القائمة_السوداء`.split(/\s+/);

const INNOCENT =
  `interface surface surfaceArea userInterface deoxidnase contentDigest content-digest digest keyFingerprint
  certificateFingerprint sha256Fingerprint fingerprintSha256 publicKeyFingerprint carbonFootprint footprint hash irish irisee
  dnase facade facet preface facility typeface indicator indicateur indicateurs indicateurPerformance renseignement renseignements
  profile profileTitle profil score scoreMaximum risk riskRegister risques wantedDate recherchePar rechercheScientifique
  dateRecherche enquêtePublique enquete witness witnesses witnessCount temoin temoins offer official patrolled criteria
  recherches2026 record recordId chip chipset microchip danger listing blacksmith watch location locationName arrears
  arrete dateArrete vehicle plateau face suspension suspended suspendu agreementSuspended profiler investor investissement
  empreinteContenu empreinteSha256 empreinteDuContrat empreinteNumerique empreinteCarbone empreinteCle
  بصمة_المفتاح بصمة_المحتوى بصمة_رقمية البصمة_الكربونية مراقبة المراقبة مراقبة_الجودة تقارير_دورية موقوف دورية مختبر
  المختبر عنوان رقم_الملف مؤشر تصنيف تحقيق وجه صوت سجل شهادة بحث البحث_العلمي`.split(/\s+/);

test('names of what has no place on the platform are refused, in three languages and every way names are written', () => {
  for (const name of FORBIDDEN) assert.notEqual(forbiddenName(name), null, name);
});

test('names that only look alike are not', () => {
  for (const name of INNOCENT) assert.equal(forbiddenName(name), null, name);
});

test('a name is read in words: case, separators, digits, accents, article and vowel signs aside', () => {
  assert.deepEqual(nameWords('DNASampleID2'), ['dna', 'sample', 'id', '2']);
  assert.deepEqual(nameWords('casier-judiciaire_de.laPersonne'), ['casier', 'judiciaire', 'personne']);
  assert.deepEqual(nameWords('enquêteJudiciaire'), ['enquete', 'judiciaire']);
  assert.deepEqual(nameWords('السِّجِلّ_العَدْلِيّ'), ['سجل', 'عدلي']);
  assert.deepEqual(nameWords('بصمة الأصابع'), ['بصمه', 'اصابع']);
});
