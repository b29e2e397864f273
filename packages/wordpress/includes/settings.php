<?php
/**
 * What the site's owner sets, in one option.
 *
 * @package Unknot_Booking
 */

defined( 'ABSPATH' ) || exit;

/**
 * The settings, each present, whatever the database holds.
 *
 * @return array{backend: string, fallback_text: string, fallback_phone: string}
 */
function unknot_settings(): array {
	$settings = array(
		'backend'        => '',
		'fallback_text'  => '',
		'fallback_phone' => '',
	);
	$stored   = get_option( 'unknot_booking_settings' );
	if ( is_array( $stored ) ) {
		foreach ( $settings as $name => $unused ) {
			if ( isset( $stored[ $name ] ) && is_string( $stored[ $name ] ) ) {
				$settings[ $name ] = $stored[ $name ];
			}
		}
	}
	return $settings;
}

/**
 * Checks what the settings screen sends. A value with a fault is refused by name and the one before it stays.
 *
 * @param mixed $input The form's fields.
 * @return array{backend: string, fallback_text: string, fallback_phone: string}
 */
function unknot_sanitize_settings( $input ): array {
	$settings = unknot_settings();
	$input    = is_array( $input ) ? array_filter( $input, 'is_string' ) : array();

	if ( isset( $input['backend'] ) ) {
		$address = unknot_parse_backend_address( $input['backend'] );
		if ( is_wp_error( $address ) ) {
			unknot_refuse_setting( $address );
		} else {
			$settings['backend'] = $address;
		}
	}
	if ( isset( $input['fallback_text'] ) ) {
		$settings['fallback_text'] = sanitize_text_field( $input['fallback_text'] );
	}
	if ( isset( $input['fallback_phone'] ) ) {
		$phone = sanitize_text_field( $input['fallback_phone'] );
		if ( '' !== $phone && ! preg_match( '/^\+?[0-9][0-9 ().\/-]{2,29}$/', $phone ) ) {
			unknot_refuse_setting( new WP_Error( 'unknot_phone', __( 'The phone number may contain only digits, spaces and the signs + ( ) . / and -.', 'unknot-booking' ) ) );
		} else {
			$settings['fallback_phone'] = $phone;
		}
	}
	return $settings;
}

/**
 * Shows why a setting was not saved. The option is also checked where no screen listens, in WP-CLI for one.
 *
 * @param WP_Error $fault The reason.
 */
function unknot_refuse_setting( WP_Error $fault ): void {
	if ( function_exists( 'add_settings_error' ) ) {
		add_settings_error( 'unknot_booking_settings', (string) $fault->get_error_code(), esc_html( $fault->get_error_message() ) );
	}
}

/**
 * Declares the option, so that WordPress itself checks nonce, capability and values.
 */
function unknot_register_settings(): void {
	register_setting(
		'unknot_booking',
		'unknot_booking_settings',
		array(
			'type'              => 'object',
			'sanitize_callback' => 'unknot_sanitize_settings',
			'show_in_rest'      => false,
		)
	);
}
add_action( 'admin_init', 'unknot_register_settings' );
