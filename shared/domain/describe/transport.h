// The description of places, means of transport and containers, in the order of the form.
#pragma once

#include "shared/domain/describe/formats.h"

namespace quayside {

template <class V>
void describe(LocationOfGoods& s, V& v) {
  v.text({"typeOfLocation", "045", "location.type", formats::a(1), "locationType"},
         s.type_of_location);
  v.text({"qualifierOfIdentification", "046", "location.qualifier", formats::a(1),
          "locationQualifier"},
         s.qualifier_of_identification);
  v.text({"unLocode", "036", "location.unLocode", formats::an_up_to(17), ""}, s.un_locode);
  v.text({"identification", "", "location.identification", formats::an_up_to(35), ""},
         s.identification);
  v.text({"authorisationNumber", "052", "location.authorisation", formats::an_up_to(35), ""},
         s.authorisation_number);
  v.text({"additionalIdentifier", "053", "location.additionalIdentifier", formats::an_up_to(4), ""},
         s.additional_identifier);
  v.text({"customsOffice", "047 001", "location.customsOffice", formats::an(8), "customsOffice"},
         s.customs_office);
  v.text({"latitude", "048 049", "location.latitude", formats::an_up_to(17), ""}, s.latitude);
  v.text({"longitude", "048 050", "location.longitude", formats::an_up_to(17), ""}, s.longitude);
  v.text(
      {"economicOperator", "051 017", "location.economicOperator", formats::an_up_to(17), "eori"},
      s.economic_operator);
  v.group({"address", "018", "location.address", {}, ""}, s.address);
  v.group({"postcodeAddress", "081", "location.postcodeAddress", {}, ""}, s.postcode_address);
  v.list({"contactPersons", "074", "party.contactPersons", {}, ""}, s.contact_persons);
}

template <class V>
void describe(CountryOfRouting& s, V& v) {
  v.text({"country", "020", "routing.country", formats::a(2), "country"}, s.country);
}

template <class V>
void describe(TransportMeans& s, V& v) {
  v.text({"type", "061", "transportMeans.type", formats::n(2), "transportMeansType"}, s.type);
  v.text({"identificationNumber", "017", "transportMeans.id", formats::an_up_to(35), ""},
         s.identification_number);
  v.text({"nationality", "062", "transportMeans.nationality", formats::a(2), "country"},
         s.nationality);
}

template <class V>
void describe(Seal& s, V& v) {
  v.text({"identifier", "19 10 015", "seal.identifier", formats::an_up_to(20), ""}, s.identifier);
}

template <class V>
void describe(GoodsReference& s, V& v) {
  v.number({"goodsItemNumber", "", "goodsReference.item", {}, ""}, s.goods_item_number);
}

template <class V>
void describe(TransportEquipment& s, V& v) {
  v.text({"containerIdentificationNumber", "063", "equipment.container", formats::an_up_to(17), ""},
         s.container_identification_number);
  v.list({"goodsReferences", "044", "list.goodsReferences", {}, ""}, s.goods_references);
  v.list({"seals", "19 10", "list.seals", {}, ""}, s.seals);
}

}  // namespace quayside
