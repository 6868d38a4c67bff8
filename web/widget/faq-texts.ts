const en = {
  heading: 'This may answer your question',
  ask: 'Did this answer your question?',
  yes: 'Yes, thank you',
  no: 'No, continue to the chat',
};

/** Texts of the FAQ. They are loaded with it. */
export const faqTexts: Record<string, typeof en> = {
  en,
  nb: {
    heading: 'Dette kan være svaret på spørsmålet ditt',
    ask: 'Var dette svar på spørsmålet ditt?',
    yes: 'Ja, takk',
    no: 'Nei, gå videre til chatten',
  },
  sv: {
    heading: 'Det här kan vara svaret på din fråga',
    ask: 'Fick du svar på din fråga?',
    yes: 'Ja, tack',
    no: 'Nej, fortsätt till chatten',
  },
  da: {
    heading: 'Dette kan være svaret på dit spørgsmål',
    ask: 'Fik du svar på dit spørgsmål?',
    yes: 'Ja, tak',
    no: 'Nej, fortsæt til chatten',
  },
  fi: {
    heading: 'Tämä voi olla vastaus kysymykseesi',
    ask: 'Saitko vastauksen kysymykseesi?',
    yes: 'Kyllä, kiitos',
    no: 'En, jatka keskusteluun',
  },
  de: {
    heading: 'Das könnte Ihre Frage beantworten',
    ask: 'Hat das Ihre Frage beantwortet?',
    yes: 'Ja, danke',
    no: 'Nein, weiter zum Chat',
  },
  fr: {
    heading: 'Ceci pourrait répondre à votre question',
    ask: 'Avez-vous trouvé la réponse à votre question ?',
    yes: 'Oui, merci',
    no: 'Non, continuer vers le chat',
  },
  nl: {
    heading: 'Dit beantwoordt misschien uw vraag',
    ask: 'Is uw vraag hiermee beantwoord?',
    yes: 'Ja, bedankt',
    no: 'Nee, ga verder naar de chat',
  },
};
faqTexts.no = faqTexts.nn = faqTexts.nb!;
