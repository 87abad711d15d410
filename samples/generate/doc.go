// Command generate makes inventories: the small samples of this folder's
// parent, and files of any size for benchmarks.
//
//	go run ./samples/generate -sample rural > samples/rural-carrier.csv
//	go run ./samples/generate -rows 1000000 -seed 1 > big.csv
//	go run ./samples/generate -rows 1000000 -seed 1 -distinct > worst.csv
//	go run ./samples/generate -rows 1000000 -seed 1 -kind network > built.csv
//
// The same flags give the same bytes on every machine, so that a benchmark can
// be run again and a sample can be proven to be what this command makes.
//
// A small sample is put together from the tables in data: the kit that carriers
// really own (kit.csv), what stands at which kind of site (recipes.csv), the
// sites, the ways in which people write makers' names (spellings.csv) and rows
// that somebody wrote by hand because no recipe would think of them
// (oddities.csv). Model names are real; serial numbers, the tails of hardware
// addresses, prices, dates, sites and the carriers themselves are invented.
//
// A big file has 18 columns and about 178 bytes a row. About 8 rows of 100 name
// kit of a designated vendor; 400 spellings of makers, 6,400 models and up to
// 50,000 sites occur; one row in ten has a quoted comma and three in a thousand
// a line break inside a cell. With -distinct no maker and no model occurs twice,
// which is the worst case for a program that remembers what it has seen. With
// -kind network the rows come as a network is built: site after site, with a few
// models each, most of them of one day. With -kind prose every row has a sentence
// of its own in its notes.
package main
