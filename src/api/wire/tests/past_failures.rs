//! Replies that property tests found to be read otherwise than by the reference, before that was
//! mended.

use super::reading::compare_with_reference;
use super::{Unreadable, page};

/// A member in another's place, repeated members, a key with half a surrogate pair.
const REPEATED_MEMBERS: &str = r#"{"values": [{"id": "a",
    "id": {"stage": -0.0,
    "detectedAt": 100.000}},{"id": "a",
    "id": {"detectedAt": 9007199254740992,
    "stage": 143.0},
    "description": [14300E-2 , null , -0.0],
    "createdBy": {"stage": 0.000e0,
    "detectedAt": 1e-400},
    "createdBy": {"detectedAt": "\u7fa4\ud83d\ude00"},
    "id": {"stage": null,
    "stage": 0.00e00,
    "stage": 1e-400}},{"id": "a",
    "createdBy": {"stage": -0}}],
    "offset": null,
    "\ud800offset": null,
    "offset": {"id": null,
    "id": -0}}"#;

/// An array in the place of an object, which derived structs accept.
const ARRAY_AS_DETECTOR: &str = r#"{"values": [{"id": "a",
    "detector": [null , null]}]}"#;

/// The same in a row, and a row that is an array.
const ARRAY_AS_ROW: &str = r#"{"values": [{"id": "a",
    "detector": [10E-0 , null]},[7],{"id": "a"}],
    "offset": null,
    "offset": {"stage": 0.0E000,
    "stage": null}}"#;

#[test]
fn replies_that_were_read_otherwise_are_read_like_the_reference() {
    for (body, expected) in [
        (REPEATED_MEMBERS, None),
        (ARRAY_AS_DETECTOR, Some((0, 1))),
        (ARRAY_AS_ROW, Some((1, 2))),
    ] {
        let compared = compare_with_reference(body.as_bytes());
        assert_eq!(
            compared.map_err(|error| error.to_string()),
            Ok(expected),
            "{body}"
        );
    }
}

#[test]
fn an_error_beside_an_empty_page_is_no_empty_project() {
    for body in [
        r#"{"success":false,"message":"token 已过期","values":[],"totalCount":0,"hasNextPage":false}"#,
        r#"{"code":401,"msg":"token 已过期","values":[],"totalCount":0}"#,
        r#"{"errcode":40001,"errmsg":"token 已过期","values":null,"totalCount":0}"#,
        r#"{"values":[],"error":{"message":"token 已过期"}}"#,
        r#"{"code":500,"data":{"message":"token 已过期"}}"#,
        r#"{"error":"token 已过期","values":[],"totalCount":0,"hasNextPage":false}"#,
        r#"{"code":"TOKEN_EXPIRED","msg":"token 已过期","values":[],"totalCount":0}"#,
        r#"{"isSuccess":false,"resultMsg":"token 已过期","values":null,"totalCount":0}"#,
    ] {
        let error = Unreadable::ErrorReply("token 已过期".to_owned());
        assert_eq!(page(body), Err(error), "{body}");
    }
    for body in [
        r#"{"code":0,"message":"success","values":[],"totalCount":0}"#,
        r#"{"code":20000,"message":"查询成功","values":[],"totalCount":0}"#,
        r#"{"error":null,"values":[],"totalCount":0}"#,
        r#"{"code":200,"message":"success","values":[]}"#,
        r#"{"success":true,"msg":"ok","values":[],"hasNextPage":false}"#,
        r#"{"message":"nothing here","values":[],"totalCount":0}"#,
        r#"{"success":false,"message":"partial","values":[{"id":"a"}],"totalCount":1}"#,
    ] {
        assert!(page(body).is_ok(), "{body}");
    }
    for body in [
        r#"{"code":401,"values":[],"totalCount":0}"#,
        r#"{"success":false,"values":null,"totalCount":0}"#,
    ] {
        assert_eq!(page(body), Err(Unreadable::Shape), "{body}");
    }
}
