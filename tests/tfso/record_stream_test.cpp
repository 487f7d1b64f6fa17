#include "woo24/tfso/record_stream.hpp"

#include "office_fixture.hpp"

#include <gtest/gtest.h>
#include <pugixml.hpp>

namespace woo24::tfso {
namespace {

using test::fault_of;
using test::result_of;
using test::soap;

struct Read {
  bool whole = false;
  std::vector<std::string> records;
  std::string text;
  std::optional<std::string> fault;
  std::string stranger;
};

Read read_in_pieces(const std::string& body, std::size_t piece) {
  Read out;
  RecordStream stream("GetProducts", [&](const pugi::xml_node& record) -> Result<void> {
    out.records.push_back(std::string(record.name()) + ":" + record.child("No").text().get());
    return {};
  });
  for (std::size_t at = 0; at < body.size(); at += piece) stream.feed(std::string_view(body).substr(at, piece));
  out.whole = stream.finish();
  out.text = stream.text();
  out.fault = stream.fault();
  out.stranger = stream.stranger();
  return out;
}

const std::string k_two =
    result_of("GetProducts", "<Product><Id>1</Id><No>A&amp;B</No></Product>\n <Product><No>C</No></Product>");

class Pieces : public testing::TestWithParam<std::size_t> {};

TEST_P(Pieces, GiveTheSameRecords) {
  const auto read = read_in_pieces(k_two, GetParam());
  EXPECT_TRUE(read.whole);
  EXPECT_THAT(read.records, testing::ElementsAre("Product:A&B", "Product:C"));
}

TEST_P(Pieces, WhatDotNetWritesThoughXmlForbidsItIsDropped) {
  const auto read =
      read_in_pieces(result_of("GetProducts", "<Product><No>x&#x1;y&#31;z&#x41;\x02&lt;</No></Product>"), GetParam());
  EXPECT_TRUE(read.whole);
  EXPECT_THAT(read.records, testing::ElementsAre("Product:xyzA<"));
}

INSTANTIATE_TEST_SUITE_P(Sizes, Pieces, testing::Values(1, 2, 3, 5, 11, 64, 100000));

TEST(RecordStream, PrefixesDoNotMatter) {
  const auto read = read_in_pieces(
      R"(<s:Envelope xmlns:s="x"><s:Header/><s:Body><a:GetProductsResponse xmlns:a="y"><a:GetProductsResult>)"
      R"(<a:Product><a:No>1</a:No></a:Product></a:GetProductsResult></a:GetProductsResponse></s:Body></s:Envelope>)",
      9);
  EXPECT_TRUE(read.whole);
  EXPECT_THAT(read.records, testing::ElementsAre("Product:1"));
}

TEST(RecordStream, AnAbsentResultIsAWholeAnswer) {
  const auto read = read_in_pieces(soap("<GetProductsResponse/>"), 9);
  EXPECT_TRUE(read.whole);
  EXPECT_TRUE(read.records.empty());
}

TEST(RecordStream, APlainResultIsText) {
  RecordStream stream("Login", {});
  stream.feed(result_of("Login", " ab<![CDATA[&]]>c "));
  EXPECT_TRUE(stream.finish());
  EXPECT_EQ(stream.text(), " ab&c ");
}

TEST(RecordStream, AFaultIsTold) {
  const auto read = read_in_pieces(fault_of("Server was unable. ---&gt; Because"), 9);
  EXPECT_TRUE(read.whole);
  EXPECT_EQ(read.fault, "Server was unable. ---> Because");
  EXPECT_EQ(read_in_pieces(soap("<s:Fault><s:Reason><s:Text>1.2</s:Text></s:Reason></s:Fault>"), 9).fault, "1.2");
}

TEST(RecordStream, OnlyAWholeEnvelopeIsWhole) {
  for (std::size_t size = 0; size < k_two.size(); ++size) {
    EXPECT_FALSE(read_in_pieces(k_two.substr(0, size), 1000).whole) << size;
  }
  EXPECT_FALSE(read_in_pieces(k_two + "<more/>", 1000).whole);
}

TEST(RecordStream, AnotherOperationsAnswerIsAStranger) {
  EXPECT_EQ(read_in_pieces(result_of("Login", "x"), 9).stranger, "LoginResponse");
  EXPECT_EQ(read_in_pieces("<html><body/></html>", 9).stranger, "html");
}

TEST(RecordStream, DocumentTypesAndTheirEntitiesAreNotRead) {
  EXPECT_FALSE(read_in_pieces("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;\">]>" + k_two, 1000).whole);
}

TEST(RecordStream, DeepAnswersAndHugeRecordsAreNotRead) {
  std::string deep;
  for (int n = 0; n < 100; ++n) deep += "<x>";
  EXPECT_FALSE(read_in_pieces(result_of("GetProducts", deep), 1000).whole);
  RecordStream stream("GetProducts", {}, 100);
  EXPECT_FALSE(stream.feed(result_of("GetProducts", "<Product><No>" + std::string(101, 'x') + "</No></Product>")));
}

TEST(RecordStream, ATakersErrorEndsTheReading) {
  int taken = 0;
  RecordStream stream("GetProducts", [&](const pugi::xml_node&) -> Result<void> {
    ++taken;
    return Fail{Kind::state, Reason{ReasonId::state_disk_full, {}}};
  });
  EXPECT_FALSE(stream.feed(k_two));
  EXPECT_EQ(taken, 1);
  ASSERT_TRUE(stream.sink_error());
  EXPECT_EQ(stream.sink_error()->reason.id, ReasonId::state_disk_full);
  EXPECT_FALSE(stream.finish());
}

TEST(RecordStream, TensOfMiBPassThrough) {
  std::size_t taken = 0;
  RecordStream stream("GetProducts", [&](const pugi::xml_node&) -> Result<void> {
    ++taken;
    return {};
  });
  const std::string record = "<Product><Id>1</Id><Name>Kopp, blå</Name><No>KOPP-1</No><Price>79.2000</Price></Product>";
  const auto whole = result_of("GetProducts", "@");
  const auto at = whole.find('@');
  stream.feed(whole.substr(0, at));
  constexpr std::size_t k_records = 100'000;
  for (std::size_t n = 0; n < k_records; ++n) stream.feed(record);
  stream.feed(whole.substr(at + 1));
  EXPECT_TRUE(stream.finish());
  EXPECT_EQ(taken, k_records);
}

}  // namespace
}  // namespace woo24::tfso
