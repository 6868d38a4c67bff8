-- E-mail addresses are compared without the white space around them and without case; a blank one is none. Which spellings of a domain
-- are the same is Java's to say: EmailSpellings.

create function parley_email(address text) returns text language sql immutable parallel safe
  return nullif(lower(btrim(address, U&'\0009\000A\000B\000C\000D\0020\0085\00A0\1680\180E\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200A\200B\2028\2029\202F\205F\2060\2800\3000\3164\FEFF\FFA0')), '');

drop index ix_person_email;
create index ix_person_email on person (parley_email(email));
