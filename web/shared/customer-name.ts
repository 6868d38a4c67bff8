interface Named {
  name: string | null;
  customerAlias: string | null;
  databaseId: string;
  customer: { firstName: string | null; lastName: string | null } | null;
}

/** The display name of the customer of a session: as entered, or that of the person in the CRM. */
export function customerName({ name, customerAlias, customer, databaseId }: Named): string {
  const linked = [customer?.firstName, customer?.lastName].filter(Boolean).join(' ');
  return name || customerAlias || linked || `Visitor ${databaseId}`;
}
