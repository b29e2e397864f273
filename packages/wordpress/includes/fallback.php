<?php
/**
 * What a visitor sees where the form cannot run: how to reach the spa.
 *
 * @package Unknot_Booking
 */

defined( 'ABSPATH' ) || exit;

/**
 * A paragraph with the owner's own words and phone number. It stands inside the element until the widget takes over.
 *
 * @return string Escaped HTML.
 */
function unknot_fallback_html(): string {
	$settings = unknot_settings();
	$text     = $settings['fallback_text'];
	if ( '' === $text ) {
		$text = '' === $settings['fallback_phone']
			? __( 'To book an appointment, please contact us.', 'unknot-booking' )
			: __( 'To book an appointment, please call us:', 'unknot-booking' );
	}
	$html = esc_html( $text );
	if ( '' !== $settings['fallback_phone'] ) {
		$number = preg_replace( '/[^0-9+]/', '', $settings['fallback_phone'] );
		$html  .= sprintf( ' <a href="%s">%s</a>', esc_url( 'tel:' . $number, array( 'tel' ) ), esc_html( $settings['fallback_phone'] ) );
	}
	return '<p class="unknot-booking-fallback">' . $html . '</p>';
}
