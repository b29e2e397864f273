<?php
/**
 * The shortcode's attributes, which are the element's own.
 *
 * @package Unknot_Booking
 */

defined( 'ABSPATH' ) || exit;

/**
 * Reads the attributes a person wrote into the shortcode.
 *
 * A value the widget could not use is left out and named, so that a slip in a page costs a preselection and not the form.
 *
 * @param mixed $written What WordPress parsed: an array, or an empty string for a bare shortcode.
 * @return array{0: array<string, string>, 1: string[]} The usable attributes, and a sentence for each fault.
 */
function unknot_read_attributes( $written ): array {
	$known  = array( 'service', 'staff', 'need', 'date', 'lang', 'theme', 'mode' );
	$usable = array();
	$faults = array();

	foreach ( is_array( $written ) ? $written : array() as $name => $value ) {
		$value = unknot_strip_quotes( (string) $value );
		if ( is_int( $name ) ) {
			/* translators: %s: a piece of text in the shortcode that is no attribute. */
			$faults[] = sprintf( __( '“%s” is not an attribute: write name="value".', 'unknot-booking' ), $value );
		} elseif ( ! in_array( $name, $known, true ) ) {
			/* translators: 1: the unknown attribute, 2: the list of known ones. */
			$faults[] = sprintf( __( '“%1$s” is not an attribute of this shortcode. It has: %2$s.', 'unknot-booking' ), $name, implode( ', ', $known ) );
		} elseif ( '' !== $value ) {
			$fault = unknot_attribute_fault( $name, $value );
			if ( '' === $fault ) {
				$usable[ $name ] = $value;
			} else {
				$faults[] = $fault;
			}
		}
	}
	return array( $usable, $faults );
}

/**
 * Says what is wrong with a value, or nothing. Ids are checked by the widget, which knows the catalog.
 *
 * @param string $name  The attribute.
 * @param string $value Its value, never empty.
 */
function unknot_attribute_fault( string $name, string $value ): string {
	$choices = array(
		'theme' => array( 'auto', 'light', 'dark' ),
		'mode'  => array( 'inline', 'dialog' ),
	);
	if ( isset( $choices[ $name ] ) && ! in_array( $value, $choices[ $name ], true ) ) {
		/* translators: 1: attribute, 2: its value, 3: the values it may have. */
		return sprintf( __( '%1$s="%2$s" is not possible. It may be: %3$s.', 'unknot-booking' ), $name, $value, implode( ', ', $choices[ $name ] ) );
	}
	if ( 'date' === $name ) {
		$match = array();
		if ( ! preg_match( '/^(\d{4})-(\d\d)-(\d\d)$/', $value, $match ) || ! checkdate( (int) $match[2], (int) $match[3], (int) $match[1] ) ) {
			/* translators: %s: what was given as a date. */
			return sprintf( __( 'date="%s" is not a date: write it as 2026-12-31.', 'unknot-booking' ), $value );
		}
	}
	if ( 'lang' === $name && ! preg_match( '/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/', $value ) ) {
		/* translators: %s: what was given as a language. */
		return sprintf( __( 'lang="%s" is not a language: write it as en or pt-BR.', 'unknot-booking' ), $value );
	}
	return '';
}

/**
 * Takes off the curly quotes that word processors put around a value, and spaces.
 *
 * @param string $value A value as it was typed.
 */
function unknot_strip_quotes( string $value ): string {
	$quotes = '[\s"\'“”„‟‘’‚‛«»″′]+';
	return (string) preg_replace( '/^' . $quotes . '|' . $quotes . '$/u', '', $value );
}
