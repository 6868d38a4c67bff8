-- The currency of a sale's amounts. SuperOffice has a number of its list of currencies here.
alter table sale add column currency_code varchar(3),
  add constraint ck_sale_currency_code check (currency_code ~ '^[A-Z]{3}$');
comment on column sale.currency_code is 'ISO 4217 code of the currency of amount and earning; null if it is not known.';
