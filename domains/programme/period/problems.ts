/** What the annual results refuse; part of the table of the room. */
export const periodProblems = {
  'weights-malformed': {
    status: 422,
    title: {
      ar: 'أوزان الحساب أعداد صحيحة بين 0 و1000، وأعلاها للدرجة «منجز».',
      fr: 'Les poids du calcul sont des entiers de 0 à 1000, le plus élevé pour « achevé ».',
      en: 'The weights of the calculation are whole numbers from 0 to 1000, the highest for “complete”.',
    },
    remedy: {
      ar: 'صححوا الأوزان.',
      fr: 'Corrigez les poids.',
      en: 'Correct the weights.',
    },
  },
  'period-frozen': {
    status: 409,
    title: {
      ar: 'سبق تجميد الفترة {period} بمضمون آخر.',
      fr: 'La période {period} est déjà figée avec un autre contenu.',
      en: 'The period {period} is frozen already, with another content.',
    },
    remedy: {
      ar: 'المجمَّد لا يتغير: انشروا تصحيحا ظاهرا.',
      fr: 'Ce qui est figé ne change plus : publiez une correction visible.',
      en: 'What is frozen does not change: publish a visible correction.',
    },
  },
  'period-unknown': {
    status: 404,
    title: {
      ar: 'الفترة {period} غير مجمدة.',
      fr: 'La période {period} n’est pas figée.',
      en: 'The period {period} is not frozen.',
    },
    remedy: {
      ar: 'جمدوا الفترة أولا.',
      fr: 'Figez d’abord la période.',
      en: 'Freeze the period first.',
    },
  },
  'publisher-alone': {
    status: 403,
    title: {
      ar: 'النشر يستلزم شخصين: لا يوافق من اقترح.',
      fr: 'Publier demande deux personnes : qui propose n’approuve pas.',
      en: 'Publishing takes two people: who proposes does not approve.',
    },
    remedy: {
      ar: 'اطلبوا الموافقة من شخص آخر.',
      fr: 'Demandez l’approbation à une autre personne.',
      en: 'Ask another person to approve.',
    },
  },
  'correction-misplaced': {
    status: 422,
    title: {
      ar: 'لا يوجد في الوثيقة المجمدة عند {pointer} ما يصفه هذا التصحيح.',
      fr: 'Le document figé ne contient pas, à {pointer}, ce que décrit cette correction.',
      en: 'The frozen document does not hold at {pointer} what this correction describes.',
    },
    remedy: {
      ar: 'انقلوا القيمة كما هي في الوثيقة، وصححوا قيمة مخالفة لها.',
      fr: 'Reprenez la valeur telle qu’elle est dans le document ; la nouvelle doit en différer.',
      en: 'Take the value as it stands in the document; the new one must differ from it.',
    },
  },
} as const;
