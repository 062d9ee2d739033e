// The description of the parties. One function per struct, members in the order of the form.
#pragma once

#include "shared/domain/describe/formats.h"

namespace quayside {

template <class V>
void describe(Address& s, V& v) {
  v.text({"streetAndNumber", "019", "address.street", formats::an_up_to(70), ""},
         s.street_and_number);
  v.text({"postcode", "021", "address.postcode", formats::an_up_to(17), ""}, s.postcode);
  v.text({"city", "022", "address.city", formats::an_up_to(35), ""}, s.city);
  v.text({"country", "020", "address.country", formats::a(2), "country"}, s.country);
}

template <class V>
void describe(PostcodeAddress& s, V& v) {
  v.text({"postcode", "021", "address.postcode", formats::an_up_to(17), ""}, s.postcode);
  v.text({"houseNumber", "025", "address.houseNumber", formats::an_up_to(35), ""}, s.house_number);
  v.text({"country", "020", "address.country", formats::a(2), "country"}, s.country);
}

template <class V>
void describe(ContactPerson& s, V& v) {
  v.text({"name", "016", "contact.name", formats::an_up_to(70), ""}, s.name);
  v.text({"phoneNumber", "075", "contact.phone", formats::an_up_to(35), ""}, s.phone_number);
  v.text({"emailAddress", "076", "contact.email", formats::an_up_to(256), ""}, s.email_address);
}

template <class V>
void describe(Party& s, V& v) {
  v.text({"identificationNumber", "017", "party.eori", formats::an_up_to(17), "eori"},
         s.identification_number);
  v.text({"name", "016", "party.name", formats::an_up_to(70), ""}, s.name);
  v.group({"address", "018", "party.address", {}, ""}, s.address);
}

template <class V>
void describe(Declarant& s, V& v) {
  v.text({"identificationNumber", "017", "party.eori", formats::an_up_to(17), "eori"},
         s.identification_number);
  v.text({"name", "016", "party.name", formats::an_up_to(70), ""}, s.name);
  v.group({"address", "018", "party.address", {}, ""}, s.address);
  v.list({"contactPersons", "074", "party.contactPersons", {}, ""}, s.contact_persons);
}

template <class V>
void describe(Representative& s, V& v) {
  v.text({"identificationNumber", "017", "party.eori", formats::an_up_to(17), "eori"},
         s.identification_number);
  v.text({"name", "016", "party.name", formats::an_up_to(70), ""}, s.name);
  v.group({"address", "018", "party.address", {}, ""}, s.address);
  v.text({"status", "030", "representative.status", formats::n(1), "representativeStatus"},
         s.status);
  v.list({"contactPersons", "074", "party.contactPersons", {}, ""}, s.contact_persons);
}

template <class V>
void describe(Submitter& s, V& v) {
  v.text({"name", "", "submitter.name", formats::an_up_to(70), ""}, s.name);
  v.text({"identificationNumber", "", "submitter.id", formats::an_up_to(17), ""},
         s.identification_number);
}

template <class V>
void describe(AdditionalFiscalReference& s, V& v) {
  v.text({"role", "031", "fiscalReference.role", formats::an(3), "fiscalReferenceRole"}, s.role);
  v.text({"vatIdentificationNumber", "034", "fiscalReference.vat", formats::an_up_to(17), ""},
         s.vat_identification_number);
}

template <class V>
void describe(AdditionalSupplyChainActor& s, V& v) {
  v.text({"role", "031", "supplyChainActor.role", formats::a_up_to(3), "supplyChainActorRole"},
         s.role);
  v.text({"identificationNumber", "017", "party.eori", formats::an_up_to(17), "eori"},
         s.identification_number);
}

}  // namespace quayside
