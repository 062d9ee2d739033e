// Messages as customs receives them, for the tests of the simulator.
#pragma once

#include <string>

namespace quayside::simulator {

/// A whole H7 message with one item under F49; `lrn` and `type` as given.
inline std::string h7_message(const std::string& lrn = "LRN-1", const std::string& type = "IMA") {
  const std::string address = "<d:Address><d:CityName>Aarhus</d:CityName>"
                              "<d:CountryCode>DK</d:CountryCode><d:Line>Kajen 4</d:Line>"
                              "<d:PostcodeID>8000</d:PostcodeID></d:Address>";
  return "<d:Declaration xmlns:d=\"urn:wco:datamodel:WCO:DEC-DMS:2\">"
         "<d:FunctionCode>9</d:FunctionCode><d:ProcedureCategory>H7</d:ProcedureCategory>"
         "<d:FunctionalReferenceID>" + lrn + "</d:FunctionalReferenceID>"
         "<d:TypeCode>" + type + "</d:TypeCode>"
         "<d:DeclarationOfficeID>DK005600</d:DeclarationOfficeID>"
         "<d:Submitter><d:Name>12345678</d:Name><d:ID>12345678</d:ID></d:Submitter>"
         "<d:Declarant><d:ID>DK12345678</d:ID></d:Declarant>"
         "<d:GoodsShipment>"
         "<d:Consignor><d:Name>Maple Paper Ltd</d:Name>" + address + "</d:Consignor>"
         "<d:GovernmentAgencyGoodsItem><d:SequenceNumeric>1</d:SequenceNumeric>"
         "<d:Commodity><d:Description>Paper notebooks</d:Description>"
         "<d:Classification><d:SequenceNumeric>1</d:SequenceNumeric><d:ID>482010</d:ID>"
         "<d:IdentificationTypeCode>HS</d:IdentificationTypeCode></d:Classification>"
         "<d:InvoiceLine><d:ItemChargeAmount currencyID=\"DKK\">1000</d:ItemChargeAmount>"
         "</d:InvoiceLine></d:Commodity>"
         "<d:GovernmentProcedure><d:SequenceNumeric>1</d:SequenceNumeric>"
         "<d:CurrentCode>40</d:CurrentCode><d:PreviousCode>00</d:PreviousCode>"
         "</d:GovernmentProcedure>"
         "<d:GovernmentProcedure><d:SequenceNumeric>2</d:SequenceNumeric>"
         "<d:CurrentCode>F49</d:CurrentCode></d:GovernmentProcedure>"
         "<d:Packaging><d:SequenceNumeric>1</d:SequenceNumeric>"
         "<d:QuantityQuantity>2</d:QuantityQuantity></d:Packaging>"
         "</d:GovernmentAgencyGoodsItem>"
         "<d:Importer><d:ID>DK09999981</d:ID></d:Importer>"
         "</d:GoodsShipment></d:Declaration>";
}

/// The same text with every `from` replaced.
inline std::string with(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

}  // namespace quayside::simulator
