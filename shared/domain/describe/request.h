// The description of what a message holds besides the declaration. No form shows these members, so
// they have no label.
#pragma once

#include "shared/domain/describe/repayment.h"
#include "shared/domain/request.h"

namespace quayside {

template <class V>
void describe(PointerStep& s, V& v) {
  v.text(request_field("sequence", "", 5), s.sequence);
  v.text(request_field("section", "", 3), s.section);
  v.text(request_field("tag", "", 4), s.tag);
}

template <class V>
void describe(Statement& s, V& v) {
  v.text(request_field("text"), s.text);
  v.list(request_field("pointer"), s.pointer);
}

template <class V>
void describe(Amendment& s, V& v) {
  v.text(request_field("reasonCode", "", 3), s.reason_code);
  v.text(request_field("reasonText"), s.reason_text);
  v.list(request_field("pointer"), s.pointer);
}

template <class V>
void describe(Request& s, V& v) {
  v.text(request_field("kind", "", 13), s.kind);
  v.text(request_field("mrn", "", 18), s.mrn);
  v.text(request_field("numberOfItems", "", 5), s.number_of_items);
  v.list(request_field("statements"), s.statements);
  v.list(request_field("amendments"), s.amendments);
  v.group(request_field("repayment"), s.repayment);
}

template <class V>
void describe(Extra& s, V& v) {
  v.text(request_field("in"), s.in);
  v.text(request_field("after"), s.after);
  v.text(request_field("xml"), s.xml);
  v.text(request_field("instead", "", 3), s.instead);
  v.text(request_field("attribute"), s.attribute);
  v.text(request_field("value"), s.value);
}

template <class V>
void describe(MessageRest& s, V& v) {
  v.group(request_field("request"), s.request);
  v.list(request_field("extras"), s.extras);
}

}  // namespace quayside
