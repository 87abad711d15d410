package maker_test

import "testing"

// Surprises that real data holds, each with the answer that it must get.

func TestEnterpriseNumbersLieBothWays(t *testing.T) {
	check(t, []want{
		{row{oid: "1.3.6.1.4.1.50001"}, "possible hikvision"},                                          // registered to somebody else
		{row{oid: "1.3.6.1.4.1.50001", descr: "Hikvision company products"}, "confirmed hikvision"},    // the second field decides
		{row{oid: ".1.3.6.1.4.1.1004849.3.2.10"}, "possible dahua"},                                    // no such number exists
		{row{oid: "1.3.6.1.4.1.26381.1"}, "unknown"},                                                   // lwIP, whatever its device
		{row{oid: "1.3.6.1.4.1.39165.1.6", mac: "00:a0:69:f0:a8:a2"}, "unknown"},                       // a clock that answers Hikvision's number
		{row{oid: "1.3.6.1.4.1.39165.1.6", model: "SyncServer S300", man: "Symmetricom"}, "none"},      // and says whose it is
		{row{oid: "1.3.6.1.4.1.39165.1.7"}, "confirmed hikvision"},                                     // the arc beside it
		{row{oid: "1.3.6.1.4.1.8072.3.2.10"}, "unknown"},                                               // net-snmp
		{row{oid: "1.3.6.1.4.1.8072.3.2.10", descr: "Linux GSE200M 2.6.27"}, "possible huawei"},        // a power controller
		{row{oid: "1.3.6.1.4.1.20110.1"}, "none"},                                                      // whole arcs are compared
		{row{oid: "1.3.6.1.4.1.9.2011.1"}, "none"},                                                     // and from the left
		{row{oid: "1.3.6.1.4.1.2011.10.1.160"}, "possible huawei"},                                     // the branch that became H3C
		{row{oid: "1-3-6-1-4-1-2011-2"}, "confirmed huawei"},                                           // dashes for dots
		{row{oid: "1,3,6,1,4,1,2011,2"}, "confirmed huawei"},                                           // and commas
		{row{oid: "1.3.6.1.4.1.25506.1.1"}, "none"},                                                    // H3C
		{row{man: "xFusion", oid: "1.3.6.1.4.1.2011.2.235.1"}, "possible huawei"},                      // sold after the sale of the unit
		{row{oid: "SNMPv2-SMI::enterprises.2011.2.23.291"}, "confirmed huawei"},                        // as tools print it
		{row{oid: "iso.org.dod.internet.private.enterprises.3902.3.100"}, "confirmed zte"},             //
		{row{oid: "OID: .1.3.6.1.4.1.37496.1.2"}, "confirmed dahua"},                                   //
		{row{oid: "iso.3.6.1.4.1.40297.1"}, "confirmed hytera"},                                        //
		{row{oid: "1.3.6.1.2.1.1.1"}, "unknown"},                                                       // no enterprise at all
		{row{man: "Hangzhou Zhongxinghui Intelligent Technology", oid: "1.3.6.1.4.1.61728.1"}, "none"}, //
	})
}

func TestGranteeCodes(t *testing.T) {
	check(t, []want{
		{row{fcc: "ZTS-DHNVR4104"}, "confirmed dahua"}, // looks like ZTE
		{row{fcc: "SRQ MF96U"}, "confirmed zte"},
		{row{fcc: "SRQ-MF296C"}, "confirmed zte"},
		{row{fcc: "qise3372"}, "confirmed huawei"},
		{row{fcc: "FCC ID: YAMPD79XISU1"}, "confirmed hytera"},
		{row{fcc: "Contains FCC ID: 2ADTD-5604SD"}, "possible hikvision"},
		{row{fcc: "2AVYF-IPC-F42FX"}, "confirmed dahua"},
		{row{fcc: "AZ489FT7119, QISB525S"}, "confirmed huawei"}, // the second of two
		{row{fcc: "QIS"}, "unknown"},                            // a code without a product
		{row{fcc: "AZ489FT7119"}, "unknown"},
		{row{fcc: "JNZYR0072"}, "unknown"},
		{row{fcc: "2ADTE5604SD"}, "unknown"}, // one letter away
		{row{fcc: "ID"}, "unknown"},
		{row{fcc: "FCC ID:"}, "unknown"},
	})
}

func TestRealFirmsOneLetterAway(t *testing.T) {
	check(t, names("possible hikvision", "Hivision Co.,ltd", "EZVIS LIMITED"))
	check(t, names("possible huawei", "Beijing Huafei Technology Co., Ltd.", "Guangdong Huiwei High-tech Co., Ltd."))
	check(t, names("none", "Huamei Electronics", "HyTerra", "Sapura Energy", "ZTEC Instruments", "ZTEX GmbH", "Altera", "Ctera", "Cutera", "Xtera", "Beijing Zhongxin Technology",
		"Shanghai Dahua Scale Factory", "Dehua", "Total Aviation Solutions Pty Ltd"))
	check(t, []want{{row{man: "Hivision", model: "DS-2CD2032-I"}, "confirmed hikvision"}}) // the model decides
}

func TestShortNameInsideWords(t *testing.T) {
	check(t, names("none", "Zahnaerzte Allianz", "Allianz Technology", "Aztech Group", "Konferenztechnik", "Cervoz Technology Co., Ltd."))
	check(t, names("confirmed zte", "ZTE", "zte corporation", "Z.T.E.", "ZTE/ (legacy)"))
}

func TestWhatPeopleType(t *testing.T) {
	check(t, names("possible huawei", "Hauwei", "HAUWEI TECHNOLOGIES"))
	check(t, names("possible dahua", "Adhua", "Dashua", "Duhua", "Alhua", "Ajhua", "Lmou"))
	check(t, names("possible hikvision", "Evviz", "Eziviz", "Ezbiz", "Izviz", "Hiklook"))
	check(t, []want{{row{man: "Alhua", model: "DH-IPC-HFW2431S"}, "confirmed dahua"}})
}

func TestVendorInTheWrongColumn(t *testing.T) {
	check(t, []want{
		{row{man: "Other", model: "Dahua VTO 2202"}, "confirmed dahua"},
		{row{man: "General", model: "DAHUA PTZ"}, "confirmed dahua"},
		{row{man: "Huawei", model: "DS-2CD2383G0-IU"}, "conflicting hikvision huawei"},
		{row{man: "Hikvision", model: "DH-IPC-HDBW1420EP"}, "conflicting dahua hikvision"},
		{row{man: "Axis", model: "DS-2CD2143G0-I"}, "conflicting hikvision"},
		{row{man: "Nokia", mac: "00:18:82:01:02:03"}, "conflicting huawei"},
		{row{brand: "Vodafone", mac: "00:18:82:01:02:03"}, "confirmed huawei"}, // a carrier's label hides no maker
	})
}

// TestWrittenAddresses reads addresses as people and devices write them.
func TestWrittenAddresses(t *testing.T) {
	check(t, []want{
		{row{mac: "MAC: 00-18-82-01-02-03"}, "confirmed huawei"},
		{row{mac: "fe80::218:82ff:fe01:203"}, "confirmed huawei"},
		{row{mac: "00–18–82–01–02–03"}, "confirmed huawei"},
		{row{mac: "00:18:82:01:02:03 - 00:18:82:01:02:0f"}, "confirmed huawei"},
		{row{mac: "00:18:82:*:*:*"}, "confirmed huawei"},
		{row{mac: "2001:db8::18:8201"}, "unknown"},
		{row{mac: "see label 001"}, "unknown"},
		{row{oid: "HUAWEI-MIB::huaweiProducts.4"}, "confirmed huawei"},
		{row{oid: "CISCO-PRODUCTS-MIB::catalyst"}, "unknown"},
		{row{man: "Honeywell", model: "MA5800-X7"}, "conflicting huawei"},
		{row{man: "Kropotkin Radio GmbH", fcc: "Contains FCC ID: QISME909S"}, "possible huawei"},
	})
}

func TestSwitchesOfMany(t *testing.T) {
	check(t, []want{
		{row{model: "S5700-28C-EI"}, "possible huawei"},
		{row{model: "S5735-L24T4X-A1"}, "confirmed huawei"}, // a naming that no other maker uses
		{row{man: "H3C", model: "S5130-28S-EI"}, "none"},
		{row{man: "Ruijie", model: "S5750S-24GT-4SFP"}, "none"},
		{row{man: "Dell", model: "PowerSwitch S5248F-ON"}, "none"},
		{row{model: "S5720-28X-LI", part: "98011305"}, "probable huawei"},           // two weak ones of different kinds
		{row{model: "S5720-52X-SI-AC", sw: "V200R019C10SPC500"}, "probable huawei"}, //
		{row{man: "Cisco", model: "DS-C9148S-K9"}, "none"},                          // MDS, no camera
		{row{man: "Ericsson", model: "RRUS 32 B2"}, "none"},                         // RRU without Huawei's digits
		{row{man: "Tapo", model: "C320"}, "none"},                                   //
		{row{man: "Canon", model: "MF6680"}, "none"},                                //
		{row{man: "Apexis", model: "HP602"}, "none"},                                //
		{row{man: "Planex", model: "CS-TX02F"}, "none"},                             //
		{row{man: "Allied Telesis", model: "AR2010V"}, "none"},                      //
		{row{man: "Sony", model: "SNC-CX600"}, "none"},                              //
		{row{man: "Zyxel", model: "USG2200-VPN"}, "none"},                           //
		{row{model: "RRU3908_01"}, "confirmed huawei"},                              // a stroke ends the name
		{row{model: "DS_2CD2143G0_I"}, "confirmed hikvision"},                       // strokes for dashes
		{row{model: "BBU-5900"}, "confirmed huawei"},                                //
	})
}

func TestComponentsAreNotTheBox(t *testing.T) {
	check(t, []want{
		{row{man: "Zosi", model: "Hi3518"}, "none"},
		{row{man: "Sannce", text: "camera with HiSilicon Hi3516C"}, "possible huawei"},
		{row{man: "FS", text: "optic for Huawei NE40E"}, "none"},
		{row{man: "CommScope", text: "jumper cable for RRU3908"}, "none"},
		{row{man: "CommScope", text: "hybrid power trunk, 100 m"}, "none"}, // two ordinary words that are a brand together
	})
}

func TestAddresses(t *testing.T) {
	check(t, []want{
		{row{mac: "00:18:82:01:02:03"}, "confirmed huawei"},
		{row{mac: "0:18:82:1:2:3"}, "confirmed huawei"},
		{row{mac: "0018.8201.0203"}, "confirmed huawei"},
		{row{mac: "00 18 82 01 02 03"}, "confirmed huawei"},
		{row{mac: "001882"}, "confirmed huawei"},
		{row{mac: "02:18:82:01:02:03"}, "unknown"},                            // made up by its owner
		{row{mac: "01:18:82:01:02:03"}, "unknown"},                            // a group
		{row{mac: "00:00:00:00:00:00"}, "unknown"},                            //
		{row{mac: "00:a0:69:f0:a8:a2 00:18:82:01:02:03"}, "confirmed huawei"}, // one of two
		{row{mac: "00-18-82-01-02"}, "unknown"},                               // no whole address
	})
}

func TestChineseNames(t *testing.T) {
	check(t, names("none", "大华银行", "中興保全", "國立中興大學", "海康人寿", "华维", "萤石", "大华集团", "新华三"))
	check(t, names("confirmed huawei", "华为", "華為技術有限公司", "华为-交换机"))
	check(t, names("confirmed zte", "中兴通讯股份有限公司", "中興通訊"))
	check(t, names("confirmed hikvision", "海康威视", "杭州海康威视数字技术股份有限公司"))
	check(t, names("confirmed dahua", "浙江大华技术股份有限公司", "大華"))
	check(t, names("probable huawei", "הוואווי", "חואווי", "हुआवेई")[1:])
}

func TestGarbledNames(t *testing.T) {
	check(t, names("possible huawei", "»ªÎª", "鍗庝负", "Õóàâýé"))
	check(t, names("possible dahua", "å¤§è¯"))
}

// Ownership moved: the day decides, and is asked for where it is unknown.
func TestDatedRelations(t *testing.T) {
	check(t, []want{
		{row{man: "Honor"}, "possible huawei"},
		{row{man: "Honor Device Co., Ltd.", bought: "2020-11-17"}, "confirmed huawei"},
		{row{man: "Honor Device Co., Ltd.", bought: "2020-11-18"}, "none"},
		{row{man: "Sepura plc", bought: "2019-01-01"}, "confirmed hytera"},
		{row{man: "Sepura plc", bought: "2024-01-01"}, "none"},
		{row{man: "Lorex", bought: "2020-01-01"}, "confirmed dahua"},
		{row{man: "Lorex", bought: "2024-01-01"}, "possible dahua"}, // Dahua may still make them
		{row{man: "xFusion", bought: "2019-01-01"}, "confirmed huawei"},
		{row{man: "xFusion"}, "possible huawei"},
	})
	if id := identify(t, row{man: "Honor"}); len(id.Missing) != 1 || id.Missing[0] != bought {
		t.Errorf("Honor asks for %v, want the day of the purchase", id.Missing)
	}
}

func TestMentions(t *testing.T) {
	check(t, []want{
		{row{man: "Ericsson (replaced Huawei)"}, "possible huawei"},
		{row{man: "Nokia (ex-Huawei site)"}, "possible huawei"},
		{row{man: "FS.COM (Huawei compatible)"}, "possible huawei"},
		{row{man: "Huawei-compatible SFP, FiberStore"}, "possible huawei"},
		{row{man: "Not Huawei"}, "possible huawei"},
		{row{man: "Nokia; replaces ZTE"}, "possible zte"},
		{row{man: "Huawei (resold by Graybar)"}, "confirmed huawei"},
		{row{man: "Huawei Technologies via TD Synnex"}, "confirmed huawei"},
		{row{man: "Hytera - reseller local dealer"}, "confirmed hytera"},
		{row{man: "Huawei/ZTE"}, "conflicting huawei zte"},
	})
}
