/** What kind of grassroots organisation it is; its cells are of kinds that fit. */
export type OrganisationKind = 'commune' | 'ward' | 'office' | 'school' | 'company' | 'forces';
